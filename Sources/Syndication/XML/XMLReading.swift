import Markup

/// What readers of XML formats ask of elements.
extension FeedContext {
  mutating func space(of element: XMLElement) -> Namespace {
    names.space(of: element)
  }

  /// The base that holds in an element: its own `xml:base`, else that of its parent.
  func base(in element: XMLElement, _ outer: WebURL?) -> WebURL? {
    guard let text = element.xmlBase else { return outer }
    return WebURL(text, base: outer) ?? outer
  }

  /// The base that holds where an element stands.
  func base(around element: XMLElement) -> WebURL? {
    guard let bases = element.parent?.xmlBases, !bases.isEmpty else { return base }
    return bases.reduce(base) { outer, text in WebURL(text, base: outer) ?? outer }
  }

  /// The address that an element holds as text.
  mutating func url(of element: XMLElement, base: WebURL?) -> WebURL? {
    if let url = element.withText({ WebURL(clean: $0) }) { return url }
    return url(from: element.text, at: element.location, base: self.base(in: element, base))
  }

  /// The address that an element holds in the attribute at a place.
  /// - Parameter base: that holds in the element.
  mutating func url(attribute place: Int, of element: XMLElement, base: WebURL?) -> WebURL? {
    if let url = element.withAttribute(place, { WebURL(clean: $0) }) { return url }
    return url(from: element.attributeValue(place), at: element.location, base: base)
  }

  /// The address that an element holds in an attribute.
  mutating func url(_ name: String, of element: XMLElement, base: WebURL?) -> WebURL? {
    guard let text = element.attribute(name) else { return nil }
    return url(from: text, at: element.location, base: self.base(in: element, base))
  }

  mutating func date(of element: XMLElement) -> Timestamp? {
    if let moment = element.withText(PlainDate.parse) { return moment }
    return date(from: element.text, at: element.location)
  }

  mutating func count(_ name: String, of element: XMLElement) -> Int? {
    guard let text = element.attribute(name) else { return nil }
    return count(from: text, at: element.location)
  }

  mutating func duration(_ name: String, of element: XMLElement) -> Double? {
    guard let text = element.attribute(name) else { return nil }
    return duration(from: text, at: element.location)
  }
}

enum XMLNames {
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
}

extension XMLElement {
  /// Whether it holds text alone.
  var isLeaf: Bool { !hasChildren }

  func attributeValue(_ place: Int) -> String { withAttribute(place) { String(text: $0) } }

  /// As `PlainText.fromMarkup` of its text.
  var plainText: String? { withText(PlainText.ifPlain) ?? PlainText.fromMarkup(text) }

  /// As `PlainText.fromText` of its text.
  var foldedText: String? { withText(PlainText.ifPlain) ?? PlainText.fromText(text) }

  /// What stands in it as HTML, addresses below an inner `xml:base` resolved as far as that goes.
  /// - Parameter outer: the element whose own base is known to the reader; itself as a rule.
  func markup(within outer: XMLElement? = nil) -> [UInt8] {
    innerMarkup(within: outer) { address, base in
      WebURL(base).flatMap { WebURL(address, base: $0)?.string } ?? address
    }
  }

  /// Its own `xml:lang`; empty text says that the language is not known.
  var language: String? {
    ownXMLLang.flatMap(PlainText.fromText)
  }

  /// For feeds in capitals: asked only when the name as it should be is not there.
  func attributeInAnyCase(_ name: StaticString) -> String? {
    attributes.first { $0.namespace.isEmpty && ASCII.equalIgnoringCase($0.name, name) }?.value
  }
}
