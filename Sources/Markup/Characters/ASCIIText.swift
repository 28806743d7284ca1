extension String {
  /// Text of ASCII alone; nil for all other. What is no text of ASCII is found sooner than the text is copied.
  public init?(ascii bytes: Span<UInt8>) {
    if bytes.isEmpty {
      self = ""
      return
    }
    guard bytes.withUnsafeBufferPointer(Self.isASCII) else { return nil }
    self.init(copying: UTF8Span(unchecked: bytes, isKnownASCII: true))
  }

  /// Of UTF-8. What is none becomes U+FFFD.
  public init(text bytes: Span<UInt8>) {
    self = String(ascii: bytes) ?? bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  @inline(__always)
  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt64 = 0
    var place = 0
    while place + 8 <= bytes.count {
      all |= ByteWord.load(bytes, at: place)
      place += 8
    }
    while place < bytes.count {
      all |= UInt64(bytes[place])
      place += 1
    }
    return all & ByteWord.highs == 0
  }
}
