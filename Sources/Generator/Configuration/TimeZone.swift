import Syndication

/// The zone that dates without one are in (`timezone:`): a fixed distance to UTC, or the rules of a zone file.
public struct TimeZone: Sendable {
  /// When each distance begins, ascending, in seconds since 1970; empty for a fixed zone.
  private var transitions: [(start: Int64, offset: Int)]
  /// Seconds east of UTC before the first transition.
  private var first: Int

  public static let utc = TimeZone(fixed: 0)

  init(fixed offset: Int) {
    first = offset
    transitions = []
  }

  /// `UTC`, `GMT`, `Z` or `+02:00`; nil for the name of a zone file.
  init?(name: String) {
    if ["UTC", "GMT", "Z", "Etc/UTC"].contains(name) {
      self = .utc
      return
    }
    guard let sign = name.first, sign == "+" || sign == "-" else { return nil }
    let parts = name.dropFirst().split(separator: ":")
    guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]) else { return nil }
    guard (0...14).contains(hours), (0...59).contains(minutes) else { return nil }
    self.init(fixed: (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1))
  }

  /// Seconds east of UTC at a moment.
  func offset(at seconds: Int64) -> Int {
    transitions.last { $0.start <= seconds }?.offset ?? first
  }

  /// The moment at which clocks of the zone show a civil time that is given as if it were UTC.
  func moment(ofCivil seconds: Int64) -> Int64 {
    let guess = seconds - Int64(offset(at: seconds))
    return seconds - Int64(offset(at: guess))
  }
}

extension TimeZone {
  /// A compiled zone file (RFC 9636), versions 1 to 4; nil when it is none. Times after the last transition that it
  /// lists keep that one's distance: the rule in its footer is not read.
  init?(zoneFile bytes: [UInt8]) {
    var reader = ZoneFileReader(bytes: bytes)
    guard var header = reader.header() else { return nil }
    var wide = false
    if header.version >= 2 {
      reader.index += header.size(timeWidth: 4)
      guard let second = reader.header() else { return nil }
      header = second
      wide = true
    }
    guard let (transitions, first) = reader.transitions(header, wide: wide) else { return nil }
    self.transitions = transitions
    self.first = first
  }
}

/// Reads the blocks of a zone file.
private struct ZoneFileReader {
  struct Header {
    var version: Int
    var isUT: Int, isStandard: Int, leaps: Int, times: Int, types: Int, characters: Int

    func size(timeWidth: Int) -> Int {
      times * timeWidth + times + types * 6 + characters + leaps * (timeWidth + 4) + isStandard + isUT
    }
  }

  var bytes: [UInt8]
  var index = 0

  mutating func header() -> Header? {
    guard index + 44 <= bytes.count, bytes[index..<(index + 4)].elementsEqual("TZif".utf8) else { return nil }
    let version = bytes[index + 4] >= 0x32 ? Int(bytes[index + 4]) - 0x30 : 1
    index += 20
    let counts = (0..<6).map { _ in Int(integer(4)) }
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
    return Header(
      version: version, isUT: counts[0], isStandard: counts[1], leaps: counts[2], times: counts[3], types: counts[4],
      characters: counts[5])
  }

  mutating func transitions(_ header: Header, wide: Bool) -> ([(start: Int64, offset: Int)], Int)? {
    let width = wide ? 8 : 4
    guard index + header.size(timeWidth: width) <= bytes.count, header.types > 0 else { return nil }
    let starts = (0..<header.times).map { _ in integer(width) }
    let kinds = (0..<header.times).map { _ in Int(integer(1)) & 0xFF }
    let offsets = (0..<header.types).map { _ in
      let offset = Int(integer(4))
      index += 2
      return offset
    }
    guard kinds.allSatisfy({ $0 < offsets.count }) else { return nil }
    return (zip(starts, kinds).map { ($0, offsets[$1]) }, offsets[0])
  }

  /// A big-endian two's complement number.
  private mutating func integer(_ width: Int) -> Int64 {
    var value = UInt64(0)
    for byte in bytes[index..<(index + width)] { value = value << 8 | UInt64(byte) }
    index += width
    let shift = UInt64(64 - width * 8)
    return Int64(bitPattern: value << shift) >> Int64(shift)
  }
}
