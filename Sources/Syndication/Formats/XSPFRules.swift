import Markup

/// What the XSPF specification demands of the elements in one place.
struct XSPFRules {
  private(set) var seen: Set<String> = []
  private let single: Set<String>
  private let known: Set<String>

  /// - Parameters:
  ///   - single: names that may occur once.
  ///   - known: names that may occur any number of times.
  init(single: Set<String>, known: Set<String> = ["link", "meta", "extension"]) {
    self.single = single
    self.known = known
  }

  /// Whether an element is to be read: an element of XSPF, and the first where one is allowed.
  mutating func admits(_ element: XMLElement, _ context: inout FeedContext) -> Bool {
    let space = context.space(of: element)
    guard space == .xspf || space == .none else {
      context.warn(
        .namespace, at: element.location,
        "<\(FeedContext.short(element.name))> is in a namespace other than that of XSPF")
      return false
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
  private func checkAttributes(_ element: XMLElement, _ context: inout FeedContext) {
    let allowed = Self.attributes[element.name]
    for attribute in element.attributes where attribute.namespace.isEmpty && attribute.name != allowed {
      context.warn(
        .damaged, at: element.location,
        "<\(element.name)> has the attribute '\(FeedContext.short(attribute.name))', which XSPF does not know")
    }
  }

  private static let attributes = ["playlist": "version", "link": "rel", "meta": "rel", "extension": "application"]

  /// `attribution` holds addresses only.
  static func checkAttribution(_ element: XMLElement, _ context: inout FeedContext) {
    var rules = XSPFRules(single: [], known: ["location", "identifier"])
    for child in element.children { _ = rules.admits(child, &context) }
    rules.refuseText(in: element, &context)
  }

  /// Text that may hold no markup.
  func plainText(_ element: XMLElement, _ context: inout FeedContext) -> String? {
    var children = element.children.makeIterator()
    if let child = children.next() {
      context.warn(.damaged, at: child.location, "<\(element.name)> holds markup, which XSPF does not allow")
    }
    return PlainText.fromText(element.text)
  }

  /// Plain text by the specification; services put markup into it.
  static func annotation(_ element: XMLElement) -> RawContent {
    if !element.isLeaf { return .xhtml(element.innerMarkup) }
    let text = element.text
    return PlainText.looksLikeMarkup(text) ? .html(text) : .text(text)
  }

  /// `link` and `meta` must say by a URI what they mean.
  func checkRelation(_ element: XMLElement, _ context: inout FeedContext) {
    let relation = ASCII.trimmed(element.attribute("rel") ?? "")
    if relation.isEmpty {
      context.warn(.missingElement, at: element.location, "<\(element.name)> has no rel")
    }
    _ = plainText(element, &context)
  }

  func checkExtension(_ element: XMLElement, _ context: inout FeedContext) {
    if ASCII.trimmed(element.attribute("application") ?? "").isEmpty {
      context.warn(.missingElement, at: element.location, "<extension> has no application")
    }
  }

  /// Only white space stands between elements.
  func refuseText(in element: XMLElement, _ context: inout FeedContext) {
    for case .text(let text) in element.nodes where !text.utf8.allSatisfy(ASCII.isSpace) {
      context.warn(.damaged, at: element.location, "there is text directly in <\(element.name)>")
      return
    }
  }
}
