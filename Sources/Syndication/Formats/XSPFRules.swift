import Markup

/// What the XSPF specification demands of the elements in one place.
struct XSPFRules {
  static let namespace = "http://xspf.org/ns/0/"

  /// Names come in a handful, so that looking through them all is faster than hashing one.
  private(set) var seen: [String] = []
  /// The namespace of the root, right or wrong.
  let own: String
  private let single: [String]
  private let known: [String]

  /// - Parameters:
  ///   - single: names that may occur once.
  ///   - known: names that may occur any number of times, besides `link`, `meta` and `extension`.
  init(
    single: [String], own: String, known: [String] = [], hasRelations: Bool = true, hasExtensions: Bool = true
  ) {
    self.single = single
    self.own = own
    self.known = known + (hasRelations ? ["link", "meta"] : []) + (hasRelations && hasExtensions ? ["extension"] : [])
  }

  /// Whether an element is to be read: an element of XSPF, and the first where one is allowed.
  mutating func admits(_ element: XMLElement, _ context: inout FeedContext) -> Bool {
    if element.namespace != own, context.space(of: element) != .xspf {
      context.warn(
        .namespace, at: element.location,
        "<\(FeedContext.short(element.name))> is in a namespace other than that of XSPF")
      if !element.namespace.isEmpty { return false }
    }
    let name = element.name
    let isSingle = single.contains(name)
    guard isSingle || known.contains(name) else {
      context.warn(.damaged, at: element.location, "<\(FeedContext.short(element.name))> does not belong here")
      return false
    }
    checkAttributes(element, &context)
    guard seen.contains(name) else {
      seen.append(name)
      return true
    }
    if isSingle { context.warn(.damaged, at: element.location, "<\(name)> occurs more than once") }
    return !isSingle
  }

  /// An attribute of XSPF's own that does not belong there; those of other namespaces are free.
  func checkAttributes(_ element: XMLElement, _ context: inout FeedContext) {
    for attribute in element.attributes where attribute.namespace.isEmpty {
      if attribute.name == Self.attributes[ASCII.lowercased(element.name)] { continue }
      context.warn(
        .damaged, at: element.location,
        "<\(element.name)> has the attribute '\(FeedContext.short(attribute.name))', which XSPF does not know")
    }
  }

  private static let attributes = ["playlist": "version", "link": "rel", "meta": "rel", "extension": "application"]

  /// Only white space stands between elements.
  func refuseText(in element: XMLElement, _ context: inout FeedContext) {
    for case .text(let text) in element.nodes where !text.utf8.allSatisfy(ASCII.isSpace) {
      context.warn(.damaged, at: element.location, "there is text directly in <\(element.name)>")
      return
    }
  }
}
