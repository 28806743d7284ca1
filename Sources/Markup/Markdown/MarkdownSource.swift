/// The text as it is parsed, with tokens in place of the inserts, and the way back from it to the text that was given.
struct MarkdownSource {
  /// What is parsed.
  let bytes: ArraySlice<UInt8>
  let tokens: InsertTokens?
  /// Whether it is UTF-8.
  let isValid: Bool
  private let original: ArraySlice<UInt8>
  private let inserts: [Range<Int>]
  /// Where the tokens stand, as indices of `bytes`.
  private var places: [Range<Int>] = []

  init(_ source: ArraySlice<UInt8>, inserts: [Range<Int>]) {
    original = source
    self.inserts = inserts
    guard !inserts.isEmpty else {
      bytes = source
      tokens = nil
      isValid = Self.isUTF8(source)
      return
    }
    let tokens = InsertTokens(for: source, count: inserts.count)
    var text: [UInt8] = []
    text.reserveCapacity(source.count + inserts.count * 24)
    var copied = source.startIndex
    for (index, insert) in inserts.enumerated() {
      text += source[copied..<insert.lowerBound]
      let start = text.count
      text += tokens.token(index)
      places.append(start..<text.count)
      copied = insert.upperBound
    }
    text += source[copied...]
    bytes = text[...]
    self.tokens = tokens
    isValid = Self.isUTF8(bytes)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

  /// `text` with the inserts' own text in place of their tokens; nil if it holds no token.
  func restored(_ text: Span<UInt8>) -> [UInt8]? {
    guard let tokens, var hit = tokens.next(in: text, from: 0) else { return nil }
    var restored: [UInt8] = []
    var copied = 0
    while true {
      restored.append(text.extracting(copied..<hit.range.lowerBound))
      restored += original[inserts[hit.index]]
      copied = hit.range.upperBound
      guard let next = tokens.next(in: text, from: copied) else { break }
      hit = next
    }
    restored.append(text.extracting(copied..<text.count))
    return restored
  }

  /// The number of characters between two indices of `bytes`, in the text as it was given.
  func characters(_ range: Range<Int>) -> Int {
    let start = originalIndex(range.lowerBound)
    let end = max(start, originalIndex(range.upperBound))
    return original[start..<end].reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }

  /// For a place inside of a token: where the insert starts.
  private func originalIndex(_ index: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].lowerBound <= index { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return original.startIndex + index - bytes.startIndex }
    let place = places[low - 1]
    if index < place.upperBound { return inserts[low - 1].lowerBound }
    return inserts[low - 1].upperBound + index - place.upperBound
  }
}

extension [UInt8] {
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
