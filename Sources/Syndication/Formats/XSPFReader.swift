import Markup

/// XSPF 0 and 1 (https://xspf.org/spec), without its tracks. What breaks the specification is told and read as far as it makes sense.
struct XSPFReader {
  private var feed: Feed
  private var date: Timestamp?
  /// How many tracks were taken out of the document.
  private let count: Int
  private var rules: XSPFRules
  /// Version 0 has no extensions, and demands a track.
  private let isFirstVersion: Bool

  static func read(_ root: XMLElement, count: Int, _ context: inout FeedContext) -> FeedHead {
    if root.name != "playlist" {
      context.warn(.damaged, at: root.location, "<\(FeedContext.short(root.name))> is written <playlist>")
    }
    let version = ASCII.trimmed(root.attribute("version") ?? "")
    if version != "0", version != "1" {
      context.warn(
        .version, at: root.location,
        version.isEmpty ? "no version of XSPF is named" : "'\(FeedContext.short(version))' is no version of XSPF")
    }
    if root.namespace != XSPFRules.namespace {
      context.warn(.namespace, at: root.location, "<playlist> is not in the namespace http://xspf.org/ns/0/")
    }
    var reader = XSPFReader(feed: Feed(source: FeedSource(format: .xspf, version: version)), root: root, count: count)
    reader.playlist(root, &context)
    return FeedHead(feed: reader.feed, inheritance: Inheritance(date: reader.date))
  }

  private init(feed: Feed, root: XMLElement, count: Int) {
    self.feed = feed
    self.count = count
    isFirstVersion = feed.source.version == "0"
    rules = XSPFRules(
      single: [
        .title, .creator, .annotation, .info, .location, .identifier, .image, .date, .license, .attribution, .trackList,
      ], own: root.namespace, hasExtensions: !isFirstVersion)
  }

  private mutating func playlist(_ root: XMLElement, _ context: inout FeedContext) {
    let base = context.base(in: root, context.base)
    rules.checkAttributes(root, &context)
    feed.language = root.language
    for child in root.children where rules.admits(child, &context) { read(child, base, &context) }
    if !rules.hasSeen(.trackList) {
      context.warn(.missingElement, at: root.location, "there is no <trackList>")
    }
    rules.refuseText(in: root, &context)
  }

  private mutating func read(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch child.name {
    case "title": feed.title = feed.title ?? rules.plainText(child, &context)
    case "creator":
      if feed.authors.isEmpty, let name = rules.plainText(child, &context) { feed.authors = [Person(name: name)] }
    case "annotation": feed.summary = feed.summary ?? rules.annotation(child, &context).plainText
    case "info": feed.homePageURL = feed.homePageURL ?? rules.url(child, base, &context)
    case "image": feed.icon = feed.icon ?? rules.url(child, base, &context)
    case "date": date = date ?? rules.date(child, isFirstVersion: isFirstVersion, &context)
    case "location", "license": rules.checkAddress(child, base, &context)
    case "identifier": rules.checkURI(child.text, of: child, &context)
    case "trackList":
      var list = XSPFRules.trackList(own: rules.own)
      for track in child.children { _ = list.admits(track, &context) }
      list.refuseText(in: child, &context)
      if isFirstVersion, count == 0 {
        context.warn(.missingElement, at: child.location, "there is no <track>, which version 0 demands")
      }
    case "attribution": rules.checkAttribution(child, base, &context)
    case "link", "meta": rules.checkRelation(child, base, &context)
    case "extension": rules.checkExtension(child, &context)
    default: break
    }
  }
}
