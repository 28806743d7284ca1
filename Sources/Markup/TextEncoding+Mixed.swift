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
      index = place + 1
      // Half a character at the very end is where the document was cut off.
      if hasUTF8, Self.isCutOff(input[place...]) { return }
      bytes.append(scalar: Windows1252.scalar(input[place]))
      error = TextEncoding.firstError(input[index...])
    }
    append(input[index...])
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
