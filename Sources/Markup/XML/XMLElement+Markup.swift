extension XMLElement {
  /// What stands in it written out as HTML, for the sanitizer: names without prefixes, text escaped. Not safe by itself.
  public var innerMarkup: [UInt8] {
    var output: [UInt8] = []
    writeContent(to: &output)
    return output
  }

  /// Recursion is bounded by `XMLLimits.depth`.
  private func writeContent(to output: inout [UInt8]) {
    for node in nodes {
      switch node {
      case .text(let text): Escape.html(text, into: &output)
      case .element(let element): element.write(to: &output)
      }
    }
  }

  private func write(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name.utf8)
    for attribute in attributes where attribute.prefix.isEmpty {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: attribute.name.utf8)
      Escape.append("=\"", to: &output)
      Escape.html(attribute.value, into: &output)
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
    // What stands in an element that cannot hold anything comes after it, as in a browser.
    writeContent(to: &output)
    if Self.void.contains(name) { return }
    Escape.append("</", to: &output)
    output.append(contentsOf: name.utf8)
    output.append(UInt8(ascii: ">"))
  }

  /// Elements that have no end tag (HTML, section 13.1.2).
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
}
