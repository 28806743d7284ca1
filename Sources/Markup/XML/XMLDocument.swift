/// An XML document, read whole into a compact tree. Damage is repaired as far as possible and listed in `problems`
/// (SPEC section 8). Nothing outside the bytes is ever read: no network, no files, no document types.
public struct XMLDocument {
  let storage: XMLStorage
  /// What the bytes were decoded by, in lower case: `utf-8`, `windows-1252`.
  public let encoding: String
  /// In the order of the document.
  public let problems: [XMLProblem]

  public var root: XMLElement { XMLElement(storage: storage, index: 0) }

  /// All names of elements and attributes; `XMLElement.nameID` counts in these. A reader can look each up once and then
  /// decide by number.
  public var names: [XMLName] { storage.tree.names }

  /// - Parameters:
  ///   - bytes: in any encoding.
  ///   - encoding: the `charset` that HTTP named. A byte order mark wins over it, and it wins over the XML declaration
  ///     (RFC 7303, section 3.2), unless the bytes prove it wrong.
  ///   - items: takes the elements that the document repeats; they are then not in it.
  /// - Throws: when there is no element at all, or a limit is exceeded.
  public static func parse(
    _ bytes: [UInt8], encoding: String? = nil, limits: XMLLimits = XMLLimits(),
    items: (any XMLItemReader)? = nil
  ) throws(MarkupError) -> XMLDocument {
    guard bytes.count <= limits.bytes else {
      let message = "the document has more than \(limits.bytes) bytes"
      throw MarkupError(id: "xml-too-large", message: message, location: .start)
    }
    let text = TextEncoding(bytes, charset: encoding)
    var reading = XMLReading(text, limits: limits, items: items)
    let storage = try reading.read()
    return XMLDocument(storage: storage, encoding: text.label, problems: reading.problems)
  }
}
