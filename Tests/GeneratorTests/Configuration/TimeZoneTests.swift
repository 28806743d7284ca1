import Syndication
import Testing

@testable import Generator

@Suite struct TimeZoneTests {
  @Test(arguments: [
    ("UTC", 0), ("GMT", 0), ("Z", 0), ("+02:00", 7200), ("-05:30", -19_800), ("+14:00", 50_400),
  ])
  func fixed(_ name: String, _ offset: Int) { #expect(TimeZone(name: name)?.offset(at: 0) == offset) }

  @Test(arguments: ["", "Europe/Berlin", "+15:00", "+2", "+02:60", "02:00", "+-2:00"])
  func noDistance(_ name: String) { #expect(TimeZone(name: name) == nil) }

  /// Two changes: to +1 h at 100,000 s and back at 200,000 s.
  private func file(version: UInt8, footer: String = "") -> [UInt8] {
    func number(_ value: Int64, _ width: Int) -> [UInt8] {
      (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    func block(_ width: Int) -> [UInt8] {
      var bytes = Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
      for count in [0, 0, 0, 2, 2, 4] as [Int64] { bytes += number(count, 4) }
      bytes += number(100_000, width) + number(200_000, width) + [1, 0]
      bytes += number(0, 4) + [0, 0] + number(3600, 4) + [1, 0] + Array("GMT\0".utf8)
      return bytes
    }
    return version == 0 ? block(4) : block(4) + block(8) + Array("\n\(footer)\n".utf8)
  }

  @Test(arguments: [0, 0x32] as [UInt8])
  func zoneFile(_ version: UInt8) throws {
    let zone = try #require(TimeZone(zoneFile: file(version: version)))
    #expect([0, 99_999, 100_000, 199_999, 200_000].map { zone.offset(at: $0) } == [0, 0, 3600, 3600, 0])
    #expect(zone.moment(ofCivil: 100_000 + 3600 + 10) == 100_010)
  }

  @Test(
    arguments: [[], Array("TZif".utf8), Array("hello world, this is no zone file at all, not even a bit".utf8)]
      as [[UInt8]])
  func noZoneFile(_ bytes: [UInt8]) { #expect(TimeZone(zoneFile: bytes) == nil) }

  @Test func everyTruncationIsRefusedOrRead() {
    let whole = file(version: 0x32)
    let read = (0..<whole.count).count { TimeZone(zoneFile: Array(whole.prefix($0))) != nil }
    #expect(read <= 2)
  }
}
