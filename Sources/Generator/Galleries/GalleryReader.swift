import Cincopa
import Markup
import Syndication
import Templates

/// Reads `gallery:` and `galleries:` of front matter against the site's sources and defaults (SPEC section 4).
final class GalleryReader: Sendable {
  let site: SiteConfiguration

  init(site: SiteConfiguration) { self.site = site }

  /// The page around galleries, and what it says for all of them.
  struct Page {
    /// Its folder, ending in `/`, for feeds that begin with `./`.
    var folder = ""
    var download = DownloadOffer()
    /// Where it says that.
    var downloadPlaces: [String: Place] = [:]
  }

  /// A gallery said in short (`gallery: FID`) or as a mapping.
  func read(
    _ node: YAMLNode, name: String?, path: String, on page: Page, _ reader: inout MappingReader
  ) -> GalleryDefinition? {
    if case .scalar(let text, _) = node.content {
      return short(text, node, name, page, &reader)
    }
    var gallery: GalleryDefinition?
    reader.mapping(node, path + ".") { gallery = mapping(node, name, page, &$0) }
    return gallery
  }

  private func short(_ text: String, _ node: YAMLNode, _ name: String?, _ page: Page, _ reader: inout MappingReader)
    -> GalleryDefinition?
  {
    let identity = reader.identifier(text, at: node.place) { text throws(IdentifierError) in
      try MediaReference.parse(fid: text)
    }
    guard let identity else { return nil }
    warn(identity, node.place, &reader)
    let gallery = definition(of: identity, name: name, on: page, place: node.place)
    warnOfArchive(gallery, &reader)
    return gallery
  }

  /// A gallery of which only the identity was said: all else as in `site.yml`.
  func definition(of identity: MediaReference, name: String? = nil, on page: Page = Page(), place: Place)
    -> GalleryDefinition
  {
    GalleryDefinition(
      name: name, identity: identity, source: platformSource(identity, .auto, site.feeds), embed: site.embed,
      download: page.download, downloadPlaces: page.downloadPlaces, place: place)
  }

  private func mapping(_ node: YAMLNode, _ name: String?, _ page: Page, _ reader: inout MappingReader)
    -> GalleryDefinition?
  {
    let problems = reader.errors
    let identity = identity(&reader)
    let feed = FeedAddress.read(&reader, keys: ["feed"], folder: page.folder)
    let isAPI = saysAPI(reader)
    let named = isAPI ? nil : namedSource(&reader)
    if isAPI { _ = reader.scalar("source") }
    let format = reader.choice("format", FeedFormatChoice.self)
    var policy = named?.policy ?? site.feeds
    policy.read(&reader)
    var gallery = GalleryDefinition(name: name, identity: identity, embed: site.embed, place: place(node, reader))
    gallery.embed.read(&reader)
    gallery.poster = reader.text("poster").flatMap { $0.isEmpty ? nil : $0 }
    let own = DownloadOffer(&reader)
    gallery.download = own ?? page.download
    gallery.downloadPlaces = own == nil ? page.downloadPlaces : DownloadOffer.places(reader.entries)
    gallery.limit = reader.int("limit", in: 1...1_000_000)
    gallery.order = reader.value("sort", GalleryOrder.expected, GalleryOrder.init) ?? .feed
    reader.mapping("filter") { gallery.filter = GalleryFilter(&$0) }
    reader.refuse("pages") { $0.content == .scalar("false", plain: true) }
    gallery.source =
      isAPI ? listing(of: identity, feed, policy, &reader) : source(identity, feed, named, format, policy)
    readUpload(&gallery, in: page.folder, &reader)
    guard reader.errors == problems else { return nil }
    return checked(gallery, hasFeed: feed != nil, isNamed: named != nil, &reader)
  }

  /// Where to point when the feed or the identity is at fault: at its value.
  private func place(_ node: YAMLNode, _ reader: MappingReader) -> Place {
    let keys = ["feed", "source", "fid", "asset", "rrid"]
    return keys.lazy.compactMap { key in reader.entries.first { $0.key == key }?.value.place }.first ?? node.place
  }

  private func source(
    _ identity: MediaReference?, _ feed: FeedAddress?, _ named: NamedSource?, _ format: FeedFormatChoice?,
    _ policy: FeedPolicy
  ) -> GallerySource? {
    if let feed { return GallerySource(address: feed, format: format ?? .auto, policy: policy) }
    if let named {
      return GallerySource(name: named.name, address: named.address, format: format ?? named.format, policy: policy)
    }
    return identity.flatMap { platformSource($0, format ?? .auto, policy) }
  }

  /// The platform's own feed: JSON v2 unless another format is asked for; none of a reference.
  private func platformSource(_ identity: MediaReference, _ format: FeedFormatChoice, _ policy: FeedPolicy)
    -> GallerySource?
  {
    let kind: PlatformFeed =
      switch format {
      case .rss: .rss
      case .xspf: .xspf
      case .auto, .json, .atom: .json2
      }
    guard let text = Links.feed(identity, format: kind, hosts: site.platform.hosts), let url = WebURL(text) else {
      return nil
    }
    return GallerySource(address: .url(url), format: format, policy: policy)
  }

  private func saysMode(_ reader: MappingReader) -> Bool {
    guard let node = reader.entries.first(where: { $0.key == "embed" })?.value else { return false }
    guard case .mapping(let entries) = node.content else { return true }
    return entries.contains { $0.key == "mode" }
  }

  private func namedSource(_ reader: inout MappingReader) -> NamedSource? {
    guard let (text, place) = reader.scalar("source") else { return nil }
    if let source = site.sources.first(where: { $0.name == text }) { return source }
    let names = site.sources.map(\.name)
    reader.report(
      .unknownSource, place,
      "the gallery names source '\(text)'"
        + (Suggestion.closest(to: text, among: names).map { "; did you mean '\($0)'?" }
          ?? ", which is not in site.yml"),
      help: names.isEmpty
        ? "add it to site.yml under sources:" : "sources in site.yml: \(names.joined(separator: ", "))")
    return nil
  }

  private func checked(
    _ gallery: GalleryDefinition, hasFeed: Bool, isNamed: Bool, _ reader: inout MappingReader
  ) -> GalleryDefinition? {
    let help = "say one of fid, rrid and asset, or a feed or source alone"
    if hasFeed, isNamed {
      reader.report(.galleryIdentity, gallery.place, "the gallery names both a feed and a source", help: "keep one")
      return nil
    }
    if gallery.identity == nil, gallery.source == nil, gallery.upload == nil {
      reader.report(
        .galleryIdentity, gallery.place, "the gallery says neither what to show nor where its feed is", help: help)
      return nil
    }
    if let identity = gallery.identity { warn(identity, gallery.place, &reader) }
    warnOfArchive(gallery, &reader)
    let complete = withMode(gallery, &reader)
    complete?.embed.warnOfUnused(&reader)
    return complete
  }

  /// A gallery that lives on no platform has no player of the platform's: it is a list unless something else is said.
  private func withMode(_ gallery: GalleryDefinition, _ reader: inout MappingReader) -> GalleryDefinition? {
    // One that is still to be made will have an identity.
    guard gallery.identity == nil, gallery.source != nil, [.script, .iframe].contains(gallery.embed.mode) else {
      return gallery
    }
    if saysMode(reader) {
      reader.report(
        .galleryIdentity, reader.keyPlace("embed"),
        "the mode '\(gallery.embed.mode.rawValue)' draws a gallery of the platform, and this one is only a feed",
        help: "use list or video, or add a fid")
      return nil
    }
    var gallery = gallery
    gallery.embed.mode = .list
    return gallery
  }

  private func warn(_ identity: MediaReference, _ place: Place, _ reader: inout MappingReader) {
    for warning in identity.warnings {
      reader.diagnostics.append(Diagnostic(id: warning.id, .warning, at: place, warning.message))
    }
  }
}

// MARK: - Identity

extension GalleryReader {
  /// The one identity of `fid`, `rrid` and `asset`, joined with its template and account.
  private func identity(_ reader: inout MappingReader) -> MediaReference? {
    let fid = reader.scalar("fid")
    let rrid = reader.scalar("rrid")
    let asset = reader.scalar("asset")
    let uid = reader.identifier("uid") { text throws(IdentifierError) in try UID(text) }
    let template = reader.identifier("template") { text throws(IdentifierError) in try TemplateID(text) }
    let given = [fid, rrid, asset].compactMap(\.self)
    guard given.count < 2 else {
      reader.report(
        .galleryIdentity, given[1].place, "the gallery has \(given.count) identities",
        help: "keep exactly one of fid, rrid and asset")
      return nil
    }
    if let fid { return gallery(fid, template, &reader) }
    if let rrid { return reference(rrid, uid ?? site.platform.uid, template ?? site.platform.template, &reader) }
    if let asset { return self.asset(asset, template ?? site.platform.template, &reader) }
    return nil
  }

  private func gallery(_ fid: (text: String, place: Place), _ template: TemplateID?, _ reader: inout MappingReader)
    -> MediaReference?
  {
    let parsed = reader.identifier(fid.text, at: fid.place) { text throws(IdentifierError) in
      try MediaReference.parse(fid: text)
    }
    guard let parsed, let template else { return parsed }
    if case .gallery(let id, template: nil) = parsed { return .gallery(id, template: template) }
    reader.report(
      .galleryIdentity, fid.place, "the fid '\(fid.text)' names a template already", help: "remove 'template'")
    return nil
  }

  private func reference(
    _ rrid: (text: String, place: Place), _ uid: UID?, _ template: TemplateID?, _ reader: inout MappingReader
  ) -> MediaReference? {
    let parsed = reader.identifier(rrid.text, at: rrid.place) { text throws(IdentifierError) in try RRID(text) }
    if uid == nil { missing("uid", "an rrid", rrid.place, &reader) }
    if template == nil { missing("template", "an rrid", rrid.place, &reader) }
    guard let parsed, let uid, let template else { return nil }
    return .reference(parsed, uid: uid, template: template)
  }

  private func asset(_ asset: (text: String, place: Place), _ template: TemplateID?, _ reader: inout MappingReader)
    -> MediaReference?
  {
    let parsed = reader.identifier(asset.text, at: asset.place) { text throws(IdentifierError) in try RID(text) }
    if template == nil { missing("template", "an asset", asset.place, &reader) }
    guard let parsed, let template else { return nil }
    return .asset(parsed, template: template)
  }

  private func missing(_ key: String, _ owner: String, _ place: Place, _ reader: inout MappingReader) {
    reader.report(
      .missingTemplateID, place, "\(owner) needs a \(key)",
      help: "say it beside it, or for the whole site in site.yml under cincopa: {\(key): …}")
  }
}

extension GalleryFilter {
  init(_ reader: inout MappingReader) {
    kind = reader.value("type", "video, audio, image or other", MediaKind.init(rawValue:))
    tag = reader.text("tag")
  }
}
