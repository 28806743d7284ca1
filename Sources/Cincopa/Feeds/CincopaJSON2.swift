public import Syndication

/// The platform's JSON feed to use, `jsonv2.aspx` (PLATFORM section 4.3), also inside the settings document of
/// `meta_json.aspx`; answers that tell of an error instead of items belong to it as well.
public enum CincopaJSON2: JSONDialect {
  public static func recognises(_ json: JSONValue) -> Bool {
    guard json.members != nil, !GalleryJSON.isJSONFeed(json) else { return false }
    if GalleryJSON.error(of: json) != nil || SettingsDocument.recognises(json) { return true }
    let items = GalleryJSON.items(of: json)
    if GalleryJSON.isSecondFormat(items) { return true }
    return items.isEmpty && (json["items"]?.array?.isEmpty == true || json["sortedByTag"]?.members != nil)
  }

  public static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed {
    try GalleryJSON.refuseErrors(json)
    let gallery = SettingsDocument.recognises(json) ? try SettingsDocument.media(of: json) : json
    try GalleryJSON.refuseErrors(gallery)
    return GalleryJSON.feed(gallery, format: .cincopaJSON2, context: &context) { entry($0, context: &$1) }
  }

  public static func entry(_ item: JSONValue, context: inout FeedContext) -> Entry {
    let rid = item.line(of: "rid", &context)
    var entry = Entry(id: rid ?? "")
    entry.media.rid = rid
    ItemJSON.describe(&entry, item, &context)
    addDates(&entry, item, &context)
    addTags(&entry, item, &context)
    ItemVersions.add(&entry, item, &context)
    ItemJSON.addContent(&entry, item, &context)
    ItemJSON.addThumbnail(&entry, item, &context)
    addSubtitles(&entry, item, &context)
    return entry
  }

  /// `modified` has no zone and counts as UTC. It is the date of a change: nothing says when an item was published.
  private static func addDates(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    if let text = item.text(of: "modified", &context) {
      entry.modified = context.date(from: text, at: item.location(of: "modified"))
    }
    addExif(&entry, item, &context)
    if let text = item.text(of: "duration", &context) ?? item["exif"]?.text(of: "duration", &context) {
      let seconds = context.duration(from: text, at: (item["duration"] ?? item["exif"] ?? item).location)
      // To the millisecond: minutes and seconds added up give 175.82999999999998.
      entry.media.duration = seconds.map { ($0 * 1000).rounded() / 1000 }
    }
  }

  /// Of answers of the API (PLATFORM section 5.3): all values are text.
  private static func addExif(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    guard let exif = item["exif"], exif.members != nil else { return }
    entry.media.width = context.count(exif["width"])
    entry.media.height = context.count(exif["height"])
    entry.media.aspectRatio =
      entry.media.aspectRatio ?? EntryAssembly.aspectRatio(entry.media.width, entry.media.height)
  }

  private static func addTags(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    let names = item["tags"]?.array?.compactMap(\.stringValue) ?? [item.text(of: "tags", &context) ?? ""]
    for name in names.flatMap({ $0.split(separator: ",") }) {
      let tag = PlainTitle.folded(String(name))
      if !tag.isEmpty && !entry.tags.contains(tag) { entry.tags.append(tag) }
    }
  }

  /// `extra_files` of a type like `subtitle-en-us`.
  private static func addSubtitles(_ entry: inout Entry, _ item: JSONValue, _ context: inout FeedContext) {
    for file in item.list(of: "extra_files", &context) {
      guard let type = file.text(of: "type", &context)?.lowercased(), type.hasPrefix("subtitle"),
        let url = file.url(of: "url", &context)
      else { continue }
      let language = type.split(separator: "-", maxSplits: 1).dropFirst().first.map { PlainTitle.folded(String($0)) }
        .flatMap { $0.isEmpty ? nil : $0 }
      entry.media.subtitles.append(Subtitle(url: url, language: language))
    }
  }
}
