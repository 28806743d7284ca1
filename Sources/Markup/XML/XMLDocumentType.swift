/// A document type declaration (XML 1.0, section 2.8), of which only the end is wanted.
struct XMLDocumentType {
  /// Where the first entity is declared.
  private(set) var entityDeclaration: Int?
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var isInSubset = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    index = start + 9
  }

  /// The byte after it; nil when it does not end.
  mutating func findEnd() -> Int? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = bytes.next(bytes[index], from: index + 1) + 1
      case UInt8(ascii: "<"):
        skipMarkup()
      case UInt8(ascii: "["):
        isInSubset = true
        index += 1
      case UInt8(ascii: "]"):
        isInSubset = false
        index += 1
      case UInt8(ascii: ">") where !isInSubset:
        return index + 1
      default:
        index += 1
      }
    }
    return nil
  }

  /// Quotes count in declarations, but not in comments and instructions.
  private mutating func skipMarkup() {
    if bytes.has("<!--", at: index) {
      index = bytes.next("-->", from: index + 4).map { $0 + 3 } ?? bytes.count
    } else if bytes.has("<?", at: index) {
      index = bytes.next("?>", from: index + 2).map { $0 + 2 } ?? bytes.count
    } else {
      if bytes.hasIgnoringCase("<!entity", at: index), entityDeclaration == nil { entityDeclaration = index }
      index += 1
    }
  }
}
