import Markup

/// One track of XSPF: each `location` is a rendition of the same medium.
struct XSPFTrackReader {
  private var entry = Entry(id: "")
  private var rules: XSPFRules

  /// - Parameter rules: of a track that nothing was read of.
  static func read(
    _ track: XMLElement, _ outer: WebURL?, date: Timestamp?, rules: XSPFRules, _ context: inout FeedContext
  ) -> Entry {
    var reader = XSPFTrackReader(rules: rules)
    reader.entry.published = date
    let base = context.base(in: track, outer)
    for child in track.children where reader.rules.admits(child, &context) { reader.read(child, base, &context) }
    reader.rules.refuseText(in: track, &context)
    return reader.entry
  }

  private mutating func read(_ child: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    switch child.name {
    case "location":
      if let url = rules.url(child, base, &context) { entry.media.renditions.append(Rendition(url: url)) }
    case "identifier":
      rules.checkURI(child.text, of: child, &context)
      if entry.id.isEmpty { entry.id = PlainText.fromText(child.text) ?? "" }
    case "title": entry.title = rules.plainText(child, &context) ?? ""
    case "creator": entry.authors = rules.plainText(child, &context).map { [Person(name: $0)] } ?? []
    case "annotation":
      entry.content = rules.annotation(child, &context).html(base: context.base(in: child, base), context.content)
    case "info": entry.url = rules.url(child, base, &context)
    case "album": _ = rules.plainText(child, &context)
    case "image":
      if let url = rules.url(child, base, &context) { entry.media.thumbnails = [Thumbnail(url: url)] }
    case "duration": entry.media.duration = milliseconds(child, &context)
    case "trackNum": checkNumber(child, &context)
    case "link", "meta": rules.checkRelation(child, base, &context)
    case "extension": rules.checkExtension(child, &context)
    default: break
    }
  }

  private func milliseconds(_ child: XMLElement, _ context: inout FeedContext) -> Double? {
    let text = ASCII.trimmed(child.text)
    guard let number = Int(text), number >= 0 else {
      context.warn(.badNumber, at: child.location, "'\(FeedContext.short(text))' is no number of milliseconds")
      return nil
    }
    return number == 0 ? nil : Double(number) / 1000
  }

  private func checkNumber(_ child: XMLElement, _ context: inout FeedContext) {
    let text = ASCII.trimmed(child.text)
    if let number = Int(text), number > 0 { return }
    context.warn(.badNumber, at: child.location, "'\(FeedContext.short(text))' is no number of a track")
  }
}
