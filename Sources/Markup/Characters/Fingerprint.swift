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
    guard let base = bytes.baseAddress else { return mix(0, 0) }
    let count = bytes.count
    var index = count >= 64 ? addBlocks(base, count) : 0
    while index &+ 16 <= count {
      mix(Self.word(base, index), Self.word(base, index &+ 8))
      index &+= 16
    }
    var (one, two): (UInt64, UInt64) = (0, 0)
    if index &+ 8 <= count {
      one = Self.word(base, index)
      index &+= 8
    }
    while index < count {
      two = two << 8 | UInt64(base.load(fromByteOffset: index, as: UInt8.self))
      index &+= 1
    }
    // At most seven bytes are in it. The length says where one thing ends and the next begins.
    mix(one, two | UInt64(truncatingIfNeeded: count) << 56)
  }

  /// Thirty-two bytes a step, in two sums that are brought together at the end. Tells how many bytes were added.
  private mutating func addBlocks(_ base: UnsafeRawPointer, _ count: Int) -> Int {
    var (left, right, index) = (first, second, 0)
    while index &+ 32 <= count {
      left &+= Self.folded(left ^ Self.word(base, index), Self.word(base, index &+ 8) ^ 0xE703_7ED1_A0B4_28DB)
      right &+= Self.folded(right ^ Self.word(base, index &+ 16), Self.word(base, index &+ 24) ^ 0xA076_1D64_78BD_642F)
      index &+= 32
    }
    mix(left, right)
    return index
  }

  @inline(__always)
  private static func folded(_ one: UInt64, _ two: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: two)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
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
