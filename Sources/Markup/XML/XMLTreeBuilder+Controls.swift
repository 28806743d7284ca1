/// Control characters that XML allows and nobody means (XML 1.0, section 2.2, note): U+0080 to U+009F are bytes of
/// windows-1252 that were taken for Latin-1, as in references of HTML (WHATWG HTML, section 13.2.5.84); U+007F, and the five
/// that windows-1252 does not assign, say nothing.
extension XMLTreeBuilder {
  /// - Returns: false when the text was cut off here.
  mutating func append(text bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = offset
    let textOffset = offset(ofText: bytes)
    var start = 0
    var isWhole = true
    while let control = Self.control(in: bytes, from: start) {
      let piece = UnsafeBufferPointer(rebasing: bytes[start..<control.lowerBound])
      if !piece.isEmpty { isWhole = writer.append(text: piece, at: place) && isWhole }
      let isReference = control.count == bytes.count && isBehindReference
      if let scalar = meaning(
        of: bytes[control.upperBound - 1], at: textOffset + control.lowerBound, isReference)
      {
        isWhole = writer.append(scalar: scalar, at: place) && isWhole
      }
      start = control.upperBound
    }
    guard start < bytes.count else { return isWhole }
    return writer.append(text: UnsafeBufferPointer(rebasing: bytes[start...]), at: place) && isWhole
  }

  mutating func append(value bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let control = Self.control(in: bytes, from: start) {
      writer.tree.values.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<control.lowerBound]))
      if let scalar = meaning(of: bytes[control.upperBound - 1], at: tagOffset) {
        writer.tree.values.append(scalar: scalar)
      }
      start = control.upperBound
    }
    writer.tree.values.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  private static func control(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var place = start
    while place < bytes.count {
      if bytes[place] == 0x7F { return place..<place + 1 }
      if bytes[place] == 0xC2, place + 1 < bytes.count, bytes[place + 1] < 0xA0 { return place..<place + 2 }
      place += 1
    }
    return nil
  }

  /// Nil when it has none.
  private mutating func meaning(of byte: UInt8, at place: Int, _ isReference: Bool = false) -> UInt32? {
    guard let character = Windows1252.character(byte) else {
      note(.damaged, at: place, "a control character was left out")
      return nil
    }
    if !isReference {
      let code = String(byte, radix: 16, uppercase: true)
      note(.damaged, at: place, "the control character U+00\(code) was read as '\(character)', as windows-1252 has it")
    }
    return character.value
  }
}
