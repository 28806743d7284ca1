/// Markup that is safe to write as it is. It is made only in this module: by its builder (`element`, `text`, …), which
/// escapes, by the sanitizer, and by the Markdown renderer. Its own builder: `var html = HTML(); html.text("a < b")`.
public struct HTML: Sendable, Equatable, Hashable {
  /// UTF-8.
  public private(set) var bytes: [UInt8]

  public init() {
    bytes = []
  }

  /// The only way in for markup that the builder did not write: whoever calls this answers for its safety.
  init(trusted bytes: [UInt8]) {
    self.bytes = bytes
  }

  public var isEmpty: Bool { bytes.isEmpty }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// `text` with `& < > " '` escaped, for element content and quoted attribute values alike.
  public static func escaping(_ text: String) -> HTML {
    var html = HTML()
    html.text(text)
    return html
  }

  /// `<!DOCTYPE html>` and a line end.
  public static func doctype() -> HTML {
    HTML(trusted: Array("<!DOCTYPE html>\n".utf8))
  }

  public mutating func append(_ other: HTML) {
    if bytes.isEmpty { bytes = other.bytes } else { bytes.append(contentsOf: other.bytes) }
  }

  /// Writes `text` with `& < > " '` escaped.
  public mutating func text(_ text: String) {
    Escape.html(text, into: &bytes)
  }

  /// Writes markup that stands in the program's text: for what is written thousands of times a page. Values go between
  /// literals, through `text` or `attribute`.
  public mutating func literal(_ markup: StaticString) {
    raw(markup)
  }

  /// Writes ` name="value"`, the value escaped; nothing for nil.
  public mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    attribute(name, .text(value))
  }

  /// Writes ` name="number"`; nothing for nil.
  public mutating func attribute(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    bytes.append(UInt8(ascii: " "))
    raw(name)
    raw("=\"" as StaticString)
    DecimalDigits.append(number, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes one `\n`.
  public mutating func lineBreak() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Makes room, so that a large page is not moved while it grows.
  public mutating func reserveCapacity(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  mutating func raw(_ text: StaticString) {
    Escape.append(text, to: &bytes)
  }

  mutating func raw(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }

  mutating func attribute(_ name: StaticString, _ value: AttributeValue) {
    switch value {
    case .absent: return
    case .flag:
      bytes.append(UInt8(ascii: " "))
      raw(name)
    case .text(let text):
      bytes.append(UInt8(ascii: " "))
      raw(name)
      raw("=\"" as StaticString)
      Escape.html(text, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }
}

extension HTML: CustomStringConvertible {
  public var description: String { string }
}
