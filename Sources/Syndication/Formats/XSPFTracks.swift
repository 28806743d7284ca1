import Markup

/// Tracks stand in the first list of the playlist.
final class XSPFTracks: XMLEntryFormat {
  private let rules: XSPFRules
  private var list: XSPFRules
  /// The first list, once one with a track was met.
  private var first: Int?

  init(_ root: XMLElement) {
    list = .trackList(own: root.namespace)
    rules = XSPFRules(
      single: [.title, .creator, .annotation, .info, .image, .album, .trackNum, .duration],
      own: root.namespace, known: [.location, .identifier],
      hasExtensions: ASCII.trimmed(root.attribute("version") ?? "") != "0")
  }

  func place(of item: XMLElement, _ context: inout FeedContext) -> EntryPlace? {
    guard let parent = item.parent, isFirst(parent, &context) else { return nil }
    let isWanted = list.admits(item, &context) && item.name == "track"
    return EntryPlace(base: context.base(around: item), isWanted: isWanted)
  }

  private func isFirst(_ element: XMLElement, _ context: inout FeedContext) -> Bool {
    if let first { return first == element.ordinal }
    guard isList(element, &context), let root = element.parent, root.parent == nil else { return false }
    for child in root.children where isList(child, &context) {
      first = child.ordinal
      return child.ordinal == element.ordinal
    }
    return false
  }

  private func isList(_ element: XMLElement, _ context: inout FeedContext) -> Bool {
    guard element.name == "trackList" else { return false }
    return element.namespace.isEmpty || element.namespace == list.own || context.space(of: element) == .xspf
  }

  func read(
    _ item: XMLElement, _ base: WebURL?, _ inheritance: SharedInheritance, into entry: inout Entry,
    _ context: inout FeedContext
  ) -> [XMLElement] {
    entry = XSPFTrackReader.read(item, base, date: inheritance.value.date, rules: rules, &context)
    return []
  }
}

extension XSPFRules {
  /// What stands in the list of tracks.
  static func trackList(own: String) -> XSPFRules {
    XSPFRules(single: [], own: own, known: [.track], hasRelations: false)
  }
}
