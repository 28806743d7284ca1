/// Resolves the references and line ends of one text or value of plain XML at a time.
struct PlainXMLDecoder: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1024)
  private var count = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  deinit { room.deallocate() }

  /// What was decoded last; until the next.
  var output: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[..<count]) }

  /// - Parameter blank: what stands for white space that is written plainly, in values (XML 1.0, section 3.3.3). In texts
  ///   only the ends of lines are changed, to line feeds (section 2.11).
  /// - Parameter isChecked: whether the bytes are known to be plain. Otherwise all of them have to be ASCII, without `]`.
  /// - Returns: false where a reference is not plain, or a byte.
  mutating func decode(_ range: Range<Int>, blank: UInt8? = nil, isChecked: Bool = true) -> Bool {
    makeRoom(range.count)
    guard var output = room.baseAddress else { return false }
    var place = range.lowerBound
    while true {
      place = copy(place..<range.upperBound, to: &output, isChecked)
      guard place < range.upperBound else { break }
      let byte = bytes[place]
      if byte == UInt8(ascii: "&") {
        guard let reference = bytes.plainReference(at: place) else { return false }
        Self.write(reference.scalar, to: &output)
        place = reference.end
      } else if !isChecked, !XMLCharacters.isSpace(byte) {
        return false
      } else {
        output.initialize(to: blank ?? (byte == 0x0D ? 0x0A : byte))
        output += 1
        place += byte == 0x0D && place + 1 < range.upperBound && bytes[place + 1] == 0x0A ? 2 : 1
      }
    }
    count = output - (room.baseAddress ?? output)
    return true
  }

  /// Up to a reference, a control or what may not be plain. What is written behind the output is nothing.
  @inline(__always)
  private func copy(
    _ range: Range<Int>, to output: inout UnsafeMutablePointer<UInt8>, _ isChecked: Bool
  ) -> Int {
    var place = range.lowerBound
    while place + 8 <= range.upperBound {
      let word = ByteWord.load(bytes, at: place)
      UnsafeMutableRawPointer(output).storeBytes(of: word.littleEndian, as: UInt64.self)
      let others = isChecked ? ByteWord.control(word) : ByteWord.unprintable(word) | ByteWord.contains(word, 0x5D)
      let marks = ByteWord.contains(word, UInt8(ascii: "&")) | others
      let count = marks == 0 ? 8 : ByteWord.first(marks)
      output += count
      place += count
      if marks != 0 { return place }
    }
    while place < range.upperBound, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "&"),
      isChecked || (bytes[place] < 0x7F && bytes[place] != UInt8(ascii: "]"))
    {
      output.initialize(to: bytes[place])
      output += 1
      place += 1
    }
    return place
  }

  /// What is decoded is never longer than what is written, but words are copied whole.
  private mutating func makeRoom(_ count: Int) {
    guard count + 8 > room.count else { return }
    room.deallocate()
    room = .allocate(capacity: count * 2 + 8)
  }

  private static func write(_ scalar: UInt32, to output: inout UnsafeMutablePointer<UInt8>) {
    if scalar < 0x80 {
      output.initialize(to: UInt8(scalar))
      output += 1
    } else {
      var character: [UInt8] = []
      character.append(scalar: scalar)
      output.initialize(from: character, count: character.count)
      output += character.count
    }
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
