/// The place of a file in the output folder: relative, components joined by `/`, and safe to hand to the file system.
/// Whoever holds one knows that it does not leave the folder and is none of the generator's own names (`.sitegen…`).
/// Two paths are equal when their bytes are: the disk knows no canonical equivalence.
public struct OutputPath: Sendable {
  public let text: String
  private let isASCII: Bool

  /// Nil when the text is empty, absolute, climbs (`..`), has an empty or `.` component, one of more than 255 bytes, a
  /// backslash or control character, or begins with `.sitegen`.
  public init?(_ text: String) {
    guard Self.isSafe(text.utf8Span.span), !text.utf8.starts(with: ".sitegen".utf8) else { return nil }
    self.init(checked: text)
  }

  /// Why a name that comes from the disk is none.
  static func refusal(of text: String) -> String {
    if text.utf8.starts(with: ".sitegen".utf8) { return "names that begin with .sitegen are its own" }
    if text.utf8.contains(UInt8(ascii: "\\")) { return "it holds a backslash, which browsers take for a slash" }
    if text.split(separator: "/").contains(where: { $0.utf8.count > 255 }) { return "it has more than 255 bytes" }
    return "it holds a tab, the end of a line or another control character, which no address can"
  }

  private init(checked text: String) {
    self.text = text
    isASCII = text.utf8Span.isKnownASCII
  }

  /// The file that answers for a URL's path: `/posts/first/` → `posts/first/index.html`, `/a%20b.html` → `a b.html`.
  /// Nil for what is no valid path, among it `%2F` and `%2E%2E`, and escapes that give no UTF-8.
  public init?(url path: String) {
    var bytes: [UInt8] = []
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
    for (index, part) in parts.enumerated() {
      guard let decoded = Self.decoded(part), !decoded.contains(UInt8(ascii: "/")) else { return nil }
      if index > 0 { bytes.append(UInt8(ascii: "/")) }
      bytes += decoded
    }
    guard path.utf8.first == UInt8(ascii: "/"), let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.init(path.utf8.last == UInt8(ascii: "/") ? text + "index.html" : text)
  }

  /// Nil when an escape is cut short or not hexadecimal.
  private static func decoded(_ part: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(nibble), let low = rest.popFirst().flatMap(nibble) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    Unicode.Scalar(byte).properties.isASCIIHexDigit ? UInt8(String(Unicode.Scalar(byte)), radix: 16) : nil
  }

  private static func isSafe(_ bytes: borrowing Span<UInt8>) -> Bool {
    var start = 0
    for index in 0...bytes.count {
      guard index == bytes.count || bytes[index] == UInt8(ascii: "/") else {
        let byte = bytes[index]
        let isC1 = byte < 0xA0 && byte >= 0x80 && bytes[index - 1] == 0xC2
        if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || isC1 { return false }
        continue
      }
      let length = index - start
      if length == 0 || length > 255 { return false }
      if bytes[start] == UInt8(ascii: "."), length == 1 || (length == 2 && bytes[start + 1] == UInt8(ascii: ".")) {
        return false
      }
      start = index + 1
    }
    return true
  }
}

extension OutputPath: Hashable, Comparable {
  public static func == (left: OutputPath, right: OutputPath) -> Bool {
    if left.isASCII, right.isASCII { return left.text == right.text }
    return left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Equal bytes are equal text, and so hash alike.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The order of the bytes, which is that of the strings when they are ASCII (and then one comparison of memory).
  public static func < (left: OutputPath, right: OutputPath) -> Bool {
    if left.isASCII, right.isASCII { return left.text < right.text }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension OutputPath: CustomStringConvertible {
  public var description: String { text }

  /// The folder it is in; nil for the output folder itself.
  var folder: OutputPath? {
    guard let cut = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return OutputPath(checked: String(text[..<cut]))
  }

  /// What has this name in the folder; nil when it is no safe name.
  static func of(_ name: String, in folder: OutputPath) -> OutputPath? { OutputPath("\(folder.text)/\(name)") }
}
