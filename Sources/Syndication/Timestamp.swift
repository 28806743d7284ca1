/// A moment in whole seconds, with the civil calendar of UTC (proleptic Gregorian). No clock, no zones.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Since 1970-01-01T00:00:00Z, without leap seconds.
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// A civil time of UTC. Values beyond their range carry over: month 13 is January of the next year.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let months = year * 12 + month - 1
    let days = Self.days(year: Self.floorDivide(months, 12), month: Self.modulo(months, 12) + 1) + Int64(day - 1)
    seconds = days * 86400 + Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
  }

  /// Reads `2026-06-02T10:00:00.5+02:00` and the shorter forms of ISO 8601 (see `FeedDate`).
  public init?(rfc3339 text: String) {
    guard let moment = FeedDate.iso(text) else { return nil }
    self = moment
  }

  /// `weekday` is 0 for Sunday.
  public var civil: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, weekday: Int) {
    let days = seconds.quotientRoundedDown(86400)
    let rest = Int(seconds - days * 86400)
    let date = Self.date(days)
    return (
      date.year, date.month, date.day, rest / 3600, rest / 60 % 60, rest % 60, Self.modulo(Int(days) + 4, 7)
    )
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to the first of a month. Years are counted from March, so that the leap day comes last.
  private static func days(year: Int, month: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    return Int64(era) * 146_097 + Int64(yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear) - 719_468
  }

  private static func date(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
  private static func modulo(_ a: Int, _ b: Int) -> Int { a - floorDivide(a, b) * b }
}

extension Int64 {
  fileprivate func quotientRoundedDown(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
