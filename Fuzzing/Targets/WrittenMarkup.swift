/// Reads what the sanitizer writes, strictly: any byte that it should not have written is an error.
package struct WrittenMarkup {
  package struct Fault: Error { package var text: String }

  private static let elements: Set<String> = [
    "a", "abbr", "audio", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt",
    "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot",
    "th", "thead", "time", "tr", "u", "ul", "var", "video",
  ]
  private static let attributes: Set<String> = [
    "alt", "colspan", "controls", "datetime", "height", "href", "loading", "poster", "preload", "rel", "rowspan",
    "scope",
    "src", "title", "type", "width",
  ]
  private static let voids: Set<String> = ["br", "hr", "img", "source"]

  private var rest: Substring
  private var open: [String] = []

  package static func check(_ html: String) throws {
    var markup = WrittenMarkup(rest: Substring(html))
    while !markup.rest.isEmpty {
      if markup.take("</") {
        try markup.endTag()
      } else if markup.take("<") {
        try markup.startTag()
      } else {
        try markup.text()
      }
    }
    if !markup.open.isEmpty { throw Fault(text: "open: \(markup.open)") }
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.utf8.starts(with: text.utf8) else { return false }
    rest = Substring(rest.utf8.dropFirst(text.utf8.count))
    return true
  }

  private mutating func prefix(_ isPart: (UInt8) -> Bool) -> String {
    let part = rest.utf8.prefix(while: isPart)
    rest = rest[part.endIndex...]
    return String(Substring(part))
  }

  private mutating func name() -> String { prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) } }

  private mutating func endTag() throws {
    let name = name()
    guard take(">"), open.popLast() == name else { throw Fault(text: "</\(name)") }
  }

  private mutating func startTag() throws {
    let name = name()
    guard Self.elements.contains(name) else { throw Fault(text: "<\(name)") }
    while take(" ") { try attribute() }
    guard take(">") else { throw Fault(text: "<\(name) …") }
    if !Self.voids.contains(name) { open.append(name) }
  }

  private mutating func attribute() throws {
    let name = name()
    guard Self.attributes.contains(name), take("=\"") else { throw Fault(text: name) }
    let value = prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }
    guard take("\"") else { throw Fault(text: value) }
    try references(value)
    if ["href", "src", "poster"].contains(name) { try address(value) }
  }

  private func address(_ value: String) throws {
    let scheme = value.utf8.prefix { !"/?#:".utf8.contains($0) }
    guard scheme.endIndex < value.endIndex, value.utf8[scheme.endIndex] == UInt8(ascii: ":") else { return }
    if !["http", "https", "mailto", "tel"].contains(Substring(scheme)) { throw Fault(text: value) }
  }

  private mutating func text() throws { try references(prefix { $0 != UInt8(ascii: "<") }) }

  /// No quotes and angles; every ampersand begins one of five references; no controls.
  private func references(_ text: String) throws {
    if text.utf8.contains(where: { "\"'>".utf8.contains($0) || $0 < 0x09 || $0 == 0x0D || $0 == 0x7F }) {
      throw Fault(text: text)
    }
    for part in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).dropFirst() {
      guard ["amp;", "lt;", "gt;", "quot;", "#39;"].contains(where: { part.starts(with: $0.utf8) }) else {
        throw Fault(text: text)
      }
    }
  }
}
