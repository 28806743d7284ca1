extension XMLElement {
  /// What stands in it written out as HTML, for the sanitizer: names without prefixes, text escaped. Not safe by itself.
  public var innerMarkup: [UInt8] {
    innerMarkup { address, _ in address }
  }

  /// As `innerMarkup`.
  /// - Parameters:
  ///   - outer: the element around it whose own `xml:base` is already known to the reader; itself as a rule.
  ///   - resolve: what an address means below an `xml:base`; asked from the innermost outwards.
  public func innerMarkup(
    within outer: XMLElement? = nil, resolve: @escaping (_ address: String, _ base: String) -> String
  ) -> [UInt8] {
    var writer = XMLMarkupWriter(resolve: storage.tree.hasBase ? resolve : nil)
    let own = outer.map { $0.index == index } ?? true
    writer.writeContent(of: self, bases: own ? [] : writer.bases(of: self, []))
    return writer.output
  }
}

/// Writes elements of XML as HTML. Recursion is bounded by `XMLLimits.depth`.
private struct XMLMarkupWriter {
  var output: [UInt8] = []
  /// Nil where no base is said in the whole document.
  let resolve: ((String, String) -> String)?

  init(resolve: ((String, String) -> String)?) {
    self.resolve = resolve
  }

  mutating func writeContent(of element: XMLElement, bases: [String]) {
    for node in element.nodes {
      switch node {
      case .text(let text): Escape.html(text, into: &output)
      case .element(let element): write(element, bases: self.bases(of: element, bases))
      }
    }
  }

  /// The bases that hold in an element, the outermost first.
  func bases(of element: XMLElement, _ outer: [String]) -> [String] {
    guard resolve != nil, let base = element.attribute("base", namespace: XMLElement.xmlNamespace) else { return outer }
    return outer + [base]
  }

  private mutating func write(_ element: XMLElement, bases: [String]) {
    let name = element.name
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name.utf8)
    for attribute in element.attributes where attribute.prefix.isEmpty {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: attribute.name.utf8)
      Escape.append("=\"", to: &output)
      Escape.html(value(of: attribute, bases), into: &output)
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
    // What stands in an element that cannot hold anything comes after it, as in a browser.
    writeContent(of: element, bases: bases)
    if Self.void.contains(name) { return }
    Escape.append("</", to: &output)
    output.append(contentsOf: name.utf8)
    output.append(UInt8(ascii: ">"))
  }

  private func value(of attribute: XMLAttribute, _ bases: [String]) -> String {
    guard let resolve, !bases.isEmpty, Self.addresses.contains(attribute.name) else { return attribute.value }
    return bases.reversed().reduce(attribute.value) { resolve($0, $1) }
  }

  /// Attributes that hold one address (HTML, section "Attributes").
  private static let addresses: Set<String> = ["href", "src", "cite", "poster", "longdesc", "data"]

  /// Elements that have no end tag (HTML, section 13.1.2).
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
}
