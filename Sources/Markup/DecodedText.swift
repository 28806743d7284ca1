/// The bytes of a document that is no XML as UTF-8, without byte order marks.
public struct DecodedText: Sendable {
  /// Valid UTF-8.
  public let bytes: [UInt8]
  /// What was decoded by, in lower case: `utf-8`, `utf-16le`.
  public let label: String
  /// Bytes that did not fit, and names that are not known.
  public let problems: [XMLProblem]

  /// - Parameter charset: as HTTP named it. A byte order mark wins over it, and bytes that prove it wrong.
  public init(_ input: [UInt8], charset: String? = nil) {
    let text = TextEncoding(input, charset: charset)
    label = text.label
    bytes = text.origin == 0 ? text.bytes : Array(text.bytes[text.origin...])
    guard !text.findings.isEmpty else {
      problems = []
      return
    }
    let places = XMLPlaces(source: text.bytes, origin: text.origin)
    problems = text.findings.map {
      XMLProblem(kind: $0.kind, message: $0.message, location: places.location(ofSource: $0.offset))
    }
  }
}
