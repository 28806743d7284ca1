/// 128 bits that tell texts and bodies apart: two FNV-1a sums with different starts and directions. No protection against
/// somebody who looks for collisions; who can write our cache can write anything.
struct Digest: Sendable, Hashable, CustomStringConvertible {
  private var first: UInt64 = 0xCBF2_9CE4_8422_2325
  private var second: UInt64 = 0x6C62_272E_07BB_0142

  init(_ text: String) { add(text.utf8) }
  init() {}

  /// From `description`.
  init?(hex: String) {
    guard hex.utf8.count == 32, let first = UInt64(hex.prefix(16), radix: 16),
      let second = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    self.first = first
    self.second = second
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
      second = (second &+ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      second ^= second >> 29
    }
  }

  /// 32 hexadecimal digits.
  var description: String { Self.hex(first) + Self.hex(second) }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
