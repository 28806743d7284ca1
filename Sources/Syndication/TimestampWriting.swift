extension Timestamp {
  /// `2026-06-02T10:00:00Z`, always UTC.
  public var rfc3339: String {
    let civil = civil
    var text: [UInt8] = []
    text.reserveCapacity(20)
    Self.digits(civil.year, 4, &text)
    text.append(UInt8(ascii: "-"))
    Self.digits(civil.month, 2, &text)
    text.append(UInt8(ascii: "-"))
    Self.digits(civil.day, 2, &text)
    text.append(UInt8(ascii: "T"))
    Self.clock(civil.hour, civil.minute, civil.second, &text)
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }

  /// `Tue, 02 Jun 2026 10:00:00 GMT`, as RSS and HTTP write dates.
  public var rfc822: String {
    let civil = civil
    var text: [UInt8] = []
    text.reserveCapacity(29)
    text.append(contentsOf: Self.weekdays[civil.weekday].utf8)
    text.append(contentsOf: ", ".utf8)
    Self.digits(civil.day, 2, &text)
    text.append(UInt8(ascii: " "))
    text.append(contentsOf: Self.months[civil.month - 1].utf8)
    text.append(UInt8(ascii: " "))
    Self.digits(civil.year, 4, &text)
    text.append(UInt8(ascii: " "))
    Self.clock(civil.hour, civil.minute, civil.second, &text)
    text.append(contentsOf: " GMT".utf8)
    return String(decoding: text, as: UTF8.self)
  }

  static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func clock(_ hour: Int, _ minute: Int, _ second: Int, _ text: inout [UInt8]) {
    digits(hour, 2, &text)
    text.append(UInt8(ascii: ":"))
    digits(minute, 2, &text)
    text.append(UInt8(ascii: ":"))
    digits(second, 2, &text)
  }

  private static func digits(_ number: Int, _ count: Int, _ text: inout [UInt8]) {
    if number < 0 { text.append(UInt8(ascii: "-")) }
    let digits = String(abs(number))
    for _ in 0..<max(0, count - digits.utf8.count) { text.append(UInt8(ascii: "0")) }
    text.append(contentsOf: digits.utf8)
  }
}

extension Timestamp: CustomStringConvertible {
  public var description: String { rfc3339 }
}
