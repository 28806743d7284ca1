/// The paragraph or heading that the walk is in.
struct OpenBlock {
  /// Where the start tag stands in the output, and where what follows it does.
  var start = 0
  var contentStart = 0
  /// In a tight list item, so without tags.
  var isTight = false
  /// An insert has ended the part before this one.
  var isSplit = false
  /// Something to see was written since `contentStart`. Kept only when there are inserts.
  var hasContent = false
  /// Inserts to come right after the block, because they stand deeper in it.
  var pending: [Int] = []
  /// Whether `plain` is being collected, and whether the texts of images belong to it.
  var collectsPlain = false
  var collectsAlternatives = false
  /// Without markup.
  var plain: [UInt8] = []

  mutating func collect(_ text: Span<UInt8>) {
    if collectsPlain { plain.append(text) }
  }

  mutating func collectAlternative(_ text: Span<UInt8>) {
    if collectsAlternatives { plain.append(text) }
  }

  mutating func collectSpace() {
    if collectsPlain { plain.append(UInt8(ascii: " ")) }
  }

  /// The collected text with white space folded, and trimmed.
  func foldedPlain() -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(plain.count)
    for byte in plain {
      if byte > UInt8(ascii: " ") {
        folded.append(byte)
      } else if let last = folded.last, last != UInt8(ascii: " ") {
        folded.append(UInt8(ascii: " "))
      }
    }
    if folded.last == UInt8(ascii: " ") { folded.removeLast() }
    return folded
  }
}
