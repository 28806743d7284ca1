import Syndication

/// A moment with the clock its author used, so that a page dated 23:30 in Berlin does not appear under the next day.
struct PageDate: Sendable, Hashable, Comparable {
  var moment: Timestamp
  /// Seconds east of UTC.
  var offset: Int

  /// From front matter: `2026-06-01`, with a time of day and a zone if wanted (ISO 8601; `2026-06-01 10:00` too). Without
  /// a zone it is in the site's.
  init?(_ text: String, zone: TimeZone) {
    guard let parsed = Self.parse(Array(text.utf8)) else { return nil }
    if let offset = parsed.offset {
      self.offset = offset
      moment = Timestamp(seconds: parsed.civil - Int64(offset))
    } else {
      let seconds = zone.moment(ofCivil: parsed.civil)
      moment = Timestamp(seconds: seconds)
      offset = zone.offset(at: seconds)
    }
  }

  init(_ moment: Timestamp, zone: TimeZone) {
    self.moment = moment
    offset = zone.offset(at: moment.seconds)
  }

  static func < (left: PageDate, right: PageDate) -> Bool { left.moment < right.moment }

  /// Year, month and so on as the author's clock showed them.
  var civil: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, weekday: Int) {
    Timestamp(seconds: moment.seconds + Int64(offset)).civil
  }

  /// The civil time as seconds, and the distance to UTC when one is said.
  private static func parse(_ bytes: [UInt8]) -> (civil: Int64, offset: Int?)? {
    var scanner = DigitScanner(bytes: bytes)
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-") else {
      return nil
    }
    guard let day = scanner.number(2), (1...12).contains(month), (1...days(month, year)).contains(day) else {
      return nil
    }
    var time = (hour: 0, minute: 0, second: 0)
    var offset: Int?
    if scanner.skip("T") || scanner.skip("t") || scanner.skip(" ") {
      guard let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2) else { return nil }
      time = (hour, minute, 0)
      if scanner.skip(":") {
        guard let second = scanner.number(2) else { return nil }
        time.second = second
        scanner.skipFraction()
      }
      guard hour < 24, minute < 60, time.second < 61, scanner.offset(&offset) else { return nil }
    }
    guard scanner.isAtEnd else { return nil }
    let midnight = Timestamp(year: year, month: month, day: day, hour: 0, minute: 0, second: 0).seconds
    return (midnight + Int64(time.hour * 3600 + time.minute * 60 + time.second), offset)
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private struct DigitScanner {
  var bytes: [UInt8]
  var index = 0

  var isAtEnd: Bool { index == bytes.count }

  mutating func number(_ digits: Int) -> Int? {
    guard index + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<(index + digits)] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    index += digits
    return value
  }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  mutating func skipFraction() {
    guard skip(".") || skip(",") else { return }
    while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
  }

  /// `Z`, `+02:00`, `+0200`, `+02`, or nothing; false when it is none of these.
  mutating func offset(_ offset: inout Int?) -> Bool {
    while skip(" ") {}
    if isAtEnd { return true }
    if skip("Z") || skip("z") {
      offset = 0
      return true
    }
    let negative = skip("-")
    guard negative || skip("+"), let hours = number(2) else { return false }
    _ = skip(":")
    let minutes = isAtEnd ? 0 : number(2)
    guard let minutes, hours <= 14, minutes < 60 else { return false }
    offset = (hours * 3600 + minutes * 60) * (negative ? -1 : 1)
    return true
  }
}
