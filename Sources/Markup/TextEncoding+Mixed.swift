/// Text that is UTF-8 in places: what is not is windows-1252, byte by byte.
struct MixedText {
  private(set) var bytes: [UInt8] = []
  /// Whether any character beyond ASCII was UTF-8.
  private(set) var hasUTF8 = false

  init(_ input: [UInt8], firstError: Int) {
    bytes.reserveCapacity(input.count + 64)
    var index = 0
    var error: Int? = firstError
    while let place = error {
      append(input[index..<place])
      if let pair = Self.surrogates(input[place...]) {
        hasUTF8 = true
        bytes.append(scalar: pair.scalar)
        index = place + pair.length
        error = TextEncoding.firstError(input[index...])
        continue
      }
      index = place + 1
      // Half a character at the very end is where the document was cut off.
      if hasUTF8, Self.isCutOff(input[place...]) { return }
      bytes.append(scalar: Windows1252.scalar(input[place]))
      error = TextEncoding.firstError(input[index...])
    }
    append(input[index...])
  }

  /// Halves of a pair of UTF-16, written one by one as if they were characters (CESU-8); one alone is U+FFFD.
  private static func surrogates(_ bytes: ArraySlice<UInt8>) -> (scalar: UInt32, length: Int)? {
    func half(_ start: Int, _ range: ClosedRange<UInt8>) -> UInt32? {
      guard start + 2 < bytes.endIndex, bytes[start] == 0xED, range.contains(bytes[start + 1]),
        bytes[start + 2] & 0xC0 == 0x80
      else { return nil }
      return UInt32(bytes[start + 1] & 0x0F) << 6 | UInt32(bytes[start + 2] & 0x3F)
    }
    let start = bytes.startIndex
    guard half(start, 0xA0...0xBF) != nil else { return nil }
    guard let high = half(start, 0xA0...0xAF), let low = half(start + 3, 0xB0...0xBF) else { return (0xFFFD, 3) }
    return (0x10000 + high << 10 | low, 6)
  }

  private mutating func append(_ valid: ArraySlice<UInt8>) {
    if !hasUTF8 { hasUTF8 = valid.contains { $0 >= 0x80 } }
    bytes.append(contentsOf: valid)
  }

  private static func isCutOff(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, first >= 0xC2, first <= 0xF4, rest.count <= 3 else { return false }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return rest.count < length && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
