/// What bytes mean in plain XML.
struct PlainXMLBytes {
  /// Bytes of a value or a comment beyond which libxml2 reads the document: it has limits of its own.
  static let longest = 1 << 20

  /// For each byte a digit: 1 for a part of text, 2 for one of a name, 4 for what begins a name. It is part of the
  /// program, so that nothing stands between it and who asks.
  private static let digits: StaticString = """
    0000000000000000000000000000000011011100111113313333333333110111\
    1777777777777777777777777771101717777777777777777777777777711110\
    1111111111111111111111111111111111111111111111111111111111111111\
    1101111111111111111111111111111111111111111111101111111111111111
    """

  private let kinds = PlainXMLBytes.digits.utf8Start

  /// The first byte from `start` on that is more than a part of text or of a value.
  /// - Parameter mark: one more byte of ASCII to stop at. Both quotes and `]` may be passed otherwise.
  @inline(__always)
  func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, mark: UInt8) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var place = start
    let last = bytes.count - 8
    while place <= last {
      let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self).littleEndian
      let marks =
        ByteWord.unprintable(word) | ByteWord.equal(word, 0x3C) | ByteWord.equal(word, 0x26)
        | ByteWord.equal(word, mark)
      if marks == 0 {
        place &+= 8
        continue
      }
      place += ByteWord.first(marks)
      return bytes[place] < 0x80 ? place : endOfText(bytes, from: place)
    }
    return endOfText(bytes, from: place)
  }

  /// Byte by byte, as is best beyond ASCII.
  private func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count, kinds[Int(bytes[place])] & 1 != 0 { place += 1 }
    return place
  }

  @inline(__always)
  func isText(_ byte: UInt8) -> Bool { kinds[Int(byte)] & 1 != 0 }

  @inline(__always)
  func isName(_ byte: UInt8) -> Bool { kinds[Int(byte)] & 2 != 0 }

  @inline(__always)
  func startsName(_ byte: UInt8) -> Bool { kinds[Int(byte)] & 4 != 0 }
}
