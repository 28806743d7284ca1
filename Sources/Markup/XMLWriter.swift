/// An XML document to write, such as a feed or a sitemap: UTF-8, without indentation of its own.
public struct XMLWriter: Sendable {
  public private(set) var bytes: [UInt8]

  public init() {
    bytes = []
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// `<?xml version="1.0" encoding="utf-8"?>` and a line end.
  public mutating func declaration() {
    raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
  }

  /// Writes `<name attributes>`, what `body` writes, and `</name>`.
  /// - Parameters:
  ///   - name: with its prefix, `media:content`.
  ///   - attributes: namespace declarations (`xmlns:media`) included, in the order in which they will stand.
  public mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue> = [:],
    _ body: (inout XMLWriter) -> Void
  ) {
    startTag(name, attributes)
    raw(">")
    body(&self)
    raw("</")
    raw(name)
    raw(">")
  }

  /// Writes `<name attributes/>`.
  public mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue> = [:]) {
    startTag(name, attributes)
    raw("/>")
  }

  /// Escapes, and leaves out characters that XML 1.0 forbids.
  public mutating func text(_ text: String) {
    Escape.xml(text, into: &bytes)
  }

  /// Writes markup as text, as RSS wants it in `description` and `content:encoded`.
  public mutating func text(_ html: HTML) {
    Escape.xml(html.bytes.span, into: &bytes)
  }

  /// Writes one `\n`.
  public mutating func lineBreak() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Makes room, so that a large document is not moved while it grows.
  public mutating func reserveCapacity(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  private mutating func startTag(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue>) {
    raw("<")
    raw(name)
    for (key, value) in attributes { attribute(key, value) }
  }

  private mutating func attribute(_ name: StaticString, _ value: AttributeValue) {
    if value == .absent { return }
    raw(" ")
    raw(name)
    raw("=\"")
    switch value {
    case .text(let text): Escape.xmlAttribute(text, into: &bytes)
    case .flag: raw(name)
    case .absent: break
    }
    raw("\"")
  }

  private mutating func raw(_ text: StaticString) {
    Escape.append(text, to: &bytes)
  }
}
