import Markup

/// What the XSPF specification demands of the elements in one place.
struct XSPFRules {
  static let namespace = "http://xspf.org/ns/0/"

  private(set) var seen: Set<String> = []
  /// The namespace of the root, right or wrong.
  let own: String
  private let single: Set<String>
  private let known: Set<String>

  /// - Parameters:
  ///   - single: names that may occur once.
  ///   - known: names that may occur any number of times, besides `link`, `meta` and `extension`.
  init(
    single: Set<String>, own: String, known: Set<String> = [], hasRelations: Bool = true, hasExtensions: Bool = true
  ) {
    self.single = single
    self.own = own
    let relations: Set<String> = hasRelations ? ["link", "meta"] : []
    self.known = known.union(relations).union(hasRelations && hasExtensions ? ["extension"] : [])
  }

  /// Whether an element is to be read: an element of XSPF, and the first where one is allowed.
  mutating func admits(_ element: XMLElement, _ context: inout FeedContext) -> Bool {
    if element.namespace != own, context.space(of: element) != .xspf {
      context.warn(
        .namespace, at: element.location,
        "<\(FeedContext.short(element.name))> is in a namespace other than that of XSPF")
      if !element.namespace.isEmpty { return false }
    }
    guard single.contains(element.name) || known.contains(element.name) else {
      context.warn(.damaged, at: element.location, "<\(FeedContext.short(element.name))> does not belong here")
      return false
    }
    checkAttributes(element, &context)
    if !seen.insert(element.name).inserted, single.contains(element.name) {
      context.warn(.damaged, at: element.location, "<\(element.name)> occurs more than once")
      return false
    }
    return true
  }

  /// An attribute of XSPF's own that does not belong there; those of other namespaces are free.
  func checkAttributes(_ element: XMLElement, _ context: inout FeedContext) {
    let allowed = Self.attributes[ASCII.lowercased(element.name)]
    for attribute in element.attributes where attribute.namespace.isEmpty && attribute.name != allowed {
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
