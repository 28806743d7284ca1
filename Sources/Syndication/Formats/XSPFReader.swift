import Markup

/// XSPF 0 and 1 (https://xspf.org/spec). What breaks the specification is told and read as far as it makes sense.
struct XSPFReader {
  private var feed: Feed
  private var date: Timestamp?
  private var tracks: [(element: XMLElement, base: WebURL?)] = []
  private var rules = XSPFRules(single: [
    "title", "creator", "annotation", "info", "location", "identifier", "image", "date", "license", "attribution",
    "trackList",
  ])

  static func read(_ root: XMLElement, _ context: inout FeedContext) -> Feed {
    let version = ASCII.trimmed(root.attribute("version") ?? "")
    if version != "0", version != "1" {
      context.warn(
        .version, at: root.location,
        version.isEmpty ? "no version of XSPF is named" : "'\(FeedContext.short(version))' is no version of XSPF")
    }
    if context.space(of: root) != .xspf {
      context.warn(.namespace, at: root.location, "<playlist> is not in the namespace http://xspf.org/ns/0/")
    }
    var reader = XSPFReader(feed: Feed(source: FeedSource(format: .xspf, version: version)))
    reader.playlist(root, &context)
    return reader.feed
  }

  private init(feed: Feed) {
    self.feed = feed
  }

  private mutating func playlist(_ root: XMLElement, _ context: inout FeedContext) {
    let base = context.base(in: root, context.base)
    feed.language = root.attribute("lang", namespace: XMLNames.xml)
    for child in root.children where rules.admits(child, &context) { read(child, base, &context) }
    if !rules.seen.contains("trackList") {
      context.warn(.missingElement, at: root.location, "there is no <trackList>")
    }
    rules.refuseText(in: root, &context)
    for track in tracks {
      feed.entries.append(XSPFTrackReader.read(track.element, track.base, date: date, &context))
    }
  }

  private mutating func read(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch child.name {
    case "title": feed.title = feed.title ?? rules.plainText(child, &context)
    case "creator":
      if feed.authors.isEmpty, let name = rules.plainText(child, &context) { feed.authors = [Person(name: name)] }
    case "annotation": feed.summary = feed.summary ?? XSPFRules.annotation(child).plainText
    case "info": feed.homePageURL = feed.homePageURL ?? context.url(of: child, base: base)
    case "image": feed.icon = feed.icon ?? context.url(of: child, base: base)
    case "date": date = date ?? context.date(of: child)
    case "trackList":
      let inner = context.base(in: child, base)
      var list = XSPFRules(single: [], known: ["track"])
      for track in child.children where list.admits(track, &context) && track.name == "track" {
        tracks.append((track, inner))
      }
      list.refuseText(in: child, &context)
    case "attribution": XSPFRules.checkAttribution(child, &context)
    case "link", "meta": rules.checkRelation(child, &context)
    case "extension": rules.checkExtension(child, &context)
    default: break
    }
  }
}
