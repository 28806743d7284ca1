/// ISO 8601 with the profiles RFC 3339 and W3CDTF: calendar, ordinal and week dates, basic and extended.
enum ISODate {
  static func parse(_ bytes: [UInt8]) -> Timestamp? {
    var cursor = DateCursor(bytes)
    guard var time = date(&cursor) else { return nil }
    if cursor.isAtEnd { return time.timestamp }
    // `20031231101455`: as long as that the time needs no mark.
    if cursor.digitCount == 0 {
      cursor.skipSpaces()
      guard cursor.take(anyOf: "Tt_,") != nil || cursor.bytes[cursor.index - 1] == 0x20 else { return nil }
      cursor.skipSpaces()
    }
    guard clock(&cursor, &time), halfDay(&cursor, &time), let offset = DateZone.read(&cursor) else { return nil }
    time.offset = offset
    return time.timestamp
  }

  private static func date(_ cursor: inout DateCursor) -> CivilTime? {
    switch cursor.digitCount {
    case 8, 12, 14: basic(&cursor)
    case 7: basicOrdinal(&cursor)
    case 5, 6: shortBasic(&cursor)
    case 4: extended(&cursor)
    case 1, 2: twoDigits(&cursor)
    default: nil
    }
  }

  private static func basic(_ cursor: inout DateCursor) -> CivilTime? {
    guard let year = cursor.number(4), let month = cursor.number(2), let day = cursor.number(2) else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  private static func basicOrdinal(_ cursor: inout DateCursor) -> CivilTime? {
    guard let year = cursor.number(4), let day = cursor.number(3) else { return nil }
    return ordinal(year, day)
  }

  /// `031231` and `03365`. What begins like a year of this or the last century could as well be `YYYYMM`.
  private static func shortBasic(_ cursor: inout DateCursor) -> CivilTime? {
    let isOrdinal = cursor.digitCount == 5
    guard let number = cursor.number(2), isOrdinal || (number != 19 && number != 20) else { return nil }
    let year = CivilTime.fullYear(number, digits: 2)
    if isOrdinal { return cursor.number(3).flatMap { ordinal(year, $0) } }
    guard let month = cursor.number(2), let day = cursor.number(2) else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  /// `2026`, `2026-06`, `2026-06-02`, `2026/6/2`, `2026-153`, `2026-W23-2`, `2026W232`.
  private static func extended(_ cursor: inout DateCursor) -> CivilTime? {
    guard let year = cursor.number(4) else { return nil }
    if cursor.take(anyOf: "Ww") != nil { return week(year, &cursor) }
    guard let mark = cursor.take(anyOf: "-/.") else { return CivilTime(year: year) }
    if cursor.take(anyOf: "Ww") != nil { return week(year, &cursor) }
    let digits = cursor.digitCount
    if digits == 3 { return cursor.number(3).flatMap { ordinal(year, $0) } }
    if digits == 4, mark == UInt8(ascii: "-") {
      guard let month = cursor.number(2), let day = cursor.number(2) else { return nil }
      return CivilTime(year: year, month: month, day: day)
    }
    guard digits <= 2, let month = cursor.number(digits) else { return nil }
    guard cursor.take(mark) else { return CivilTime(year: year, month: month) }
    let rest = cursor.digitCount
    guard rest <= 2, let day = cursor.number(rest) else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  /// `03-12-31` and `03-365`, which older feeds write. A first number of day or month has a year of four digits behind it.
  private static func twoDigits(_ cursor: inout DateCursor) -> CivilTime? {
    let start = cursor.index
    if let date = numeric(&cursor) { return date }
    cursor.index = start
    guard let number = cursor.number(2), cursor.take(UInt8(ascii: "-")) else { return nil }
    let year = CivilTime.fullYear(number, digits: 2)
    if cursor.digitCount == 3 { return cursor.number(3).flatMap { ordinal(year, $0) } }
    guard cursor.digitCount == 2, let month = cursor.number(2), cursor.take(UInt8(ascii: "-")),
      cursor.digitCount == 2, let day = cursor.number(2)
    else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  /// `31.12.2003`, and `12/31/2003` or `31-12-2003` where the numbers leave no doubt about which is the month.
  private static func numeric(_ cursor: inout DateCursor) -> CivilTime? {
    guard let first = cursor.number(cursor.digitCount), let mark = cursor.take(anyOf: "./-"), cursor.digitCount <= 2,
      let second = cursor.number(cursor.digitCount), cursor.take(mark), cursor.digitCount == 4,
      let year = cursor.number(4)
    else { return nil }
    let isDayFirst = mark == UInt8(ascii: ".") || first > 12
    if !isDayFirst, second <= 12, first != second { return nil }
    return CivilTime(year: year, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
  }

  private static func ordinal(_ year: Int, _ day: Int) -> CivilTime? {
    let length = 337 + Timestamp.daysInMonth(year: year, month: 2)
    guard (1...length).contains(day) else { return nil }
    return civil(Timestamp(year: year, month: 1, day: day))
  }

  /// Week 1 is the one with 4 January; days run from Monday, 1, to Sunday, 7.
  private static func week(_ year: Int, _ cursor: inout DateCursor) -> CivilTime? {
    guard let week = cursor.number(2), (1...53).contains(week) else { return nil }
    var day = 1
    let hasMark = cursor.take(UInt8(ascii: "-"))
    if hasMark || cursor.digitCount == 1 {
      guard let number = cursor.number(1), (1...7).contains(number) else { return nil }
      day = number
    }
    let fourth = Timestamp(year: year, month: 1, day: 4).civil.weekday
    let monday = 4 - (fourth == 0 ? 6 : fourth - 1)
    let thursday = civil(Timestamp(year: year, month: 1, day: monday + (week - 1) * 7 + 3))
    // The Thursday of a week lies in the year that the week belongs to: most years have no week 53.
    guard thursday.year == year else { return nil }
    return civil(Timestamp(year: year, month: 1, day: monday + (week - 1) * 7 + day - 1))
  }

  private static func civil(_ moment: Timestamp) -> CivilTime {
    let civil = moment.civil
    return CivilTime(year: civil.year, month: civil.month, day: civil.day)
  }
}

extension ISODate {
  /// `10`, `10:00`, `10:00:00.25`, `1000`, `100000`; a fraction belongs to the last number. Also `5:06 PM`.
  static func clock(_ cursor: inout DateCursor, _ time: inout CivilTime) -> Bool {
    let isBasic = cursor.digitCount > 2
    guard let hour = isBasic ? cursor.number(2) : cursor.number(cursor.digitCount) else { return false }
    time.hour = hour
    var unit = 3600
    if isBasic || cursor.take(UInt8(ascii: ":")) {
      guard let minute = cursor.number(min(2, cursor.digitCount)) else { return false }
      time.minute = minute
      unit = 60
      if isBasic ? cursor.digitCount >= 2 : cursor.take(UInt8(ascii: ":")) {
        guard let second = cursor.number(min(2, cursor.digitCount)) else { return false }
        time.second = second
        unit = 1
      }
    }
    fraction(&cursor, &time, unit: unit)
    return true
  }

  /// AM and PM behind an hour from 1 to 12.
  private static func halfDay(_ cursor: inout DateCursor, _ time: inout CivilTime) -> Bool {
    let start = cursor.index
    cursor.skipSpaces()
    let word = cursor.word()
    guard word == DateWord.am || word == DateWord.pm else {
      cursor.index = start
      return true
    }
    guard time.hour <= 12 else { return word == DateWord.pm }
    time.hour = time.hour % 12 + (word == DateWord.pm ? 12 : 0)
    return true
  }

  private static func fraction(_ cursor: inout DateCursor, _ time: inout CivilTime, unit: Int) {
    guard let mark = cursor.peek, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return }
    cursor.index += 1
    let count = cursor.digitCount
    let first = cursor.number(min(count, 6)) ?? 0
    cursor.index += max(0, count - 6)
    guard unit > 1 else { return }
    let scale = [1, 10, 100, 1000, 10000, 100_000, 1_000_000][min(count, 6)]
    let seconds = first * unit / scale
    time.minute += seconds / 60
    time.second += seconds % 60
  }
}
