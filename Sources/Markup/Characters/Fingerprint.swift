/// 128 bits that tell apart what was said to it, the same on every machine and in every run. Quick rather than proof
/// against somebody who looks for collisions: it goes over everything that a build reads and writes.
public struct Fingerprint: Sendable, Hashable {
  public private(set) var first: UInt64 = 0x2D35_8DCC_AA6C_78A5
  public private(set) var second: UInt64 = 0x8BB8_4B93_962E_ACC9

  public init() {}

  /// One that was kept.
  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  public init(_ bytes: [UInt8]) { add(bytes) }

  public init(_ bytes: ArraySlice<UInt8>) { add(bytes) }

  /// Both words go into both halves.
  @inline(__always)
  private mutating func mix(_ one: UInt64, _ two: UInt64) {
    let left = (first ^ one).multipliedFullWidth(by: two ^ 0x9E37_79B9_7F4A_7C15)
    let right = (second ^ two).multipliedFullWidth(by: one ^ 0xD6E8_FEB8_6659_FD93)
    first = (first &+ two) ^ left.high ^ right.low
    second = (second &+ one) ^ right.high ^ left.low
  }

  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    if bytes.count >= 64 { addBlocks(&rest) }
    while rest.count >= 16 { mix(Self.word(&rest), Self.word(&rest)) }
    let one = rest.count >= 8 ? Self.word(&rest) : 0
    var two: UInt64 = 0
    for byte in rest { two = two << 8 | UInt64(byte) }
    // At most seven bytes are in it. The length says where one thing ends and the next begins.
    mix(one, two | UInt64(truncatingIfNeeded: bytes.count) << 56)
  }

  /// Thirty-two bytes a step, in two sums that are brought together at the end.
  private mutating func addBlocks(_ rest: inout Slice<UnsafeRawBufferPointer>) {
    var (left, right) = (first, second)
    while rest.count >= 32 {
      left &+= Self.folded(left ^ Self.word(&rest), Self.word(&rest) ^ 0xE703_7ED1_A0B4_28DB)
      right &+= Self.folded(right ^ Self.word(&rest), Self.word(&rest) ^ 0xA076_1D64_78BD_642F)
    }
    mix(left, right)
  }

  @inline(__always)
  private static func folded(_ one: UInt64, _ two: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: two)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt64 {
    defer { rest = rest.dropFirst(8) }
    return UInt64(littleEndian: rest.base.loadUnaligned(fromByteOffset: rest.startIndex, as: UInt64.self))
  }
}

// MARK: - What can be said to it

extension Fingerprint {
  public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  public mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { add($0) } }

  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Nil is told apart from the empty text.
  public mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  public mutating func add(_ number: Int) { mix(UInt64(bitPattern: Int64(number)), 0x5851_F42D_4C95_7F2D) }

  public mutating func add(_ other: Fingerprint) { mix(other.first, other.second) }
}
