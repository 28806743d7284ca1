/// Dates as feeds write them. Without a zone a time counts as UTC; fractions of a second are dropped.
public enum FeedDate {
  /// Reads RFC 822, 850, 2822 and 3339, `asctime`, ISO 8601 with its week and ordinal dates, Unix times of ten digits
  /// (thirteen with milliseconds), and what is close to them: two-digit years, full or missing names of days, missing
  /// seconds, zones by name or by a place, AM and PM, names of months in other languages.
  /// - Parameter inWords: whether to try other languages at last, which takes a hundred times as long as the rest.
  public static func parse(_ text: String, inWords: Bool = true) -> Timestamp? {
    if let moment = PlainDate.parse(text.utf8Span.span) { return moment }
    let bytes = cleaned(text)
    guard let first = bytes.first, bytes.count <= 120 else { return nil }
    if ASCII.isDigit(first), let moment = ISODate.parse(bytes) ?? UnixDate.parse(bytes) { return moment }
    return PlaceDate.parse(bytes) ?? InternetDate.parse(bytes) ?? (inWords ? LocalDate.parse(text) : nil)
      ?? UnixDate.parse(bytes)
  }

  /// ISO 8601 and RFC 3339 alone.
  static func iso(_ text: String) -> Timestamp? {
    ISODate.parse(cleaned(text))
  }

  /// Without white space around it; a Unicode minus becomes `-`, an unbreakable blank a blank.
  private static func cleaned(_ text: String) -> [UInt8] {
    let bytes = Array(ASCII.trimmed(text).utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
    let scalars = text.unicodeScalars.map { scalar -> UInt8 in
      switch scalar.value {
      case 0..<0x80: UInt8(scalar.value)
      case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
      case 0xA0, 0x200E, 0x200F, 0x202F, 0xFEFF: UInt8(ascii: " ")
      default: UInt8(ascii: "?")
      }
    }
    let start = scalars.firstIndex { !ASCII.isSpace($0) } ?? scalars.endIndex
    let end = scalars.lastIndex { !ASCII.isSpace($0) } ?? start
    return start < scalars.endIndex ? Array(scalars[start...end]) : []
  }
}

/// Seconds since 1970 in ten digits, milliseconds in thirteen: years from 2001 to 2286. Other numbers are no dates.
enum UnixDate {
  static func parse(_ bytes: [UInt8]) -> Timestamp? {
    var digits = bytes[...]
    // As one library of JSON writes them: `/Date(1083186600000+0200)/`.
    if digits.starts(with: "/Date(".utf8) { digits = digits.dropFirst(6).prefix(while: ASCII.isDigit) }
    guard digits.count == 10 || digits.count == 13, digits.first != UInt8(ascii: "0"),
      let number = PlainNumber.parse(Array(digits).span)
    else { return nil }
    return Timestamp(seconds: Int64(digits.count == 13 ? number / 1000 : number))
  }
}

/// A civil date and time before it is checked.
struct CivilTime {
  var year = 0
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  /// East of Greenwich.
  var offset = 0

  /// Nil for what no calendar has. `24:00:00` is the next midnight, `23:59:60` a leap second.
  var timestamp: Timestamp? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Timestamp.daysInMonth(year: year, month: month),
      (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      hour < 24 || (minute == 0 && second == 0), abs(offset) <= 26 * 3600
    else { return nil }
    let local = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    return Timestamp(seconds: local.seconds - Int64(offset))
  }

  /// RFC 2822, section 4.3: 00–49 are of this century, 50–99 and three digits of the last.
  static func fullYear(_ number: Int, digits: Int) -> Int {
    switch digits {
    case 1, 2: number < 50 ? 2000 + number : 1900 + number
    case 3: 1900 + number
    default: number
    }
  }
}
