/// Resolves the references and line ends of one text or value of plain XML at a time.
struct PlainXMLDecoder: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1024)
  private var count = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  deinit { room.deallocate() }

  /// What was decoded last; until the next.
  var output: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[..<count]) }

  /// White space at the end of a line is a line feed (XML 1.0, section 2.11).
  /// - Returns: false where a reference is not plain.
  mutating func decode(text range: Range<Int>) -> Bool {
    begin(range)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte == UInt8(ascii: "&") {
        guard resolve(&place) else { return false }
      } else {
        put(byte == 0x0D ? 0x0A : byte)
        place += byte == 0x0D ? lineEnd(at: place, before: range.upperBound) : 1
      }
    }
    return true
  }

  /// White space that is written plainly is a blank (XML 1.0, section 3.3.3).
  /// - Returns: false where a reference is not plain.
  mutating func decode(value range: Range<Int>) -> Bool {
    begin(range)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte == UInt8(ascii: "&") {
        guard resolve(&place) else { return false }
      } else {
        put(byte < 0x20 ? 0x20 : byte)
        place += byte == 0x0D ? lineEnd(at: place, before: range.upperBound) : 1
      }
    }
    return true
  }

  /// What is decoded is never longer than what is written.
  private mutating func begin(_ range: Range<Int>) {
    count = 0
    guard range.count > room.count else { return }
    room.deallocate()
    room = .allocate(capacity: range.count * 2)
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    room.initializeElement(at: count, to: byte)
    count += 1
  }

  private func lineEnd(at place: Int, before end: Int) -> Int {
    place + 1 < end && bytes[place + 1] == 0x0A ? 2 : 1
  }

  @inline(__always)
  private mutating func resolve(_ place: inout Int) -> Bool {
    guard let reference = bytes.plainReference(at: place) else { return false }
    place = reference.end
    if reference.scalar < 0x80 {
      put(UInt8(reference.scalar))
    } else {
      var character: [UInt8] = []
      character.append(scalar: reference.scalar)
      for byte in character { put(byte) }
    }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// One of XML's own five references, or of a character by number; nil for all others.
  @inline(__always)
  fileprivate func plainReference(at start: Int) -> (scalar: UInt32, end: Int)? {
    guard start + 4 <= count, let base = baseAddress else { return nil }
    let word = UnsafeRawPointer(base + start).loadUnaligned(as: UInt32.self).littleEndian
    switch word {
    case 0x3B74_6C26: return (0x3C, start + 4)  // &lt;
    case 0x3B74_6726: return (0x3E, start + 4)  // &gt;
    case 0x706D_6126 where has(";", at: start + 4): return (0x26, start + 5)  // &amp
    case 0x6F75_7126 where has("t;", at: start + 4): return (0x22, start + 6)  // &quo
    case 0x6F70_6126 where has("s;", at: start + 4): return (0x27, start + 6)  // &apo
    case _ where self[start + 1] == UInt8(ascii: "#"): return numbered(at: start + 2)
    default: return nil
    }
  }

  private func numbered(at start: Int) -> (scalar: UInt32, end: Int)? {
    let isHexadecimal = self[start] == UInt8(ascii: "x")
    var place = isHexadecimal ? start + 1 : start
    let first = place
    var value: UInt32 = 0
    while place < count, place - first < 8, let digit = Self.digit(self[place], isHexadecimal) {
      value = value * (isHexadecimal ? 16 : 10) + digit
      place += 1
    }
    guard place > first, place < count, self[place] == UInt8(ascii: ";"), XMLCharacters.isAllowed(value),
      !(0x7F...0x9F).contains(value)
    else { return nil }
    return (value, place + 1)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if ASCIIByte.isDigit(byte) { return UInt32(byte &- 0x30) }
    let letter = ASCIIByte.lower(byte) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }
}
