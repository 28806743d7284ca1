/// The `Retry-After` header in both its forms (RFC 9110 section 10.2.3).
enum RetryAfter {
  /// Seconds from `now` (since 1970), never negative; nil when the header cannot be read.
  static func seconds(_ header: String, now: Double) -> Double? {
    let text = header.filter { $0 != " " && $0 != "\t" }
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) { return Double(text) }
    return date(header).map { max(0, $0 - now) }
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// The three forms of an HTTP date (RFC 9110 section 5.6.7):
  /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
  private static func date(_ text: String) -> Double? {
    let words = text.split { " ,:-".contains($0) }.map { $0.lowercased() }
    guard words.count >= 7, let month = words.firstIndex(where: months.contains) else { return nil }
    let isAsctime = month == 1
    let order = isAsctime ? (day: 2, time: 3, year: 6) : (day: 1, time: 4, year: 3)
    guard isAsctime || month == 2, let number = months.firstIndex(of: words[month]),
      let day = Int(words[order.day]), let year = Int(words[order.year]), (1...31).contains(day), year < 10_000,
      let hour = Int(words[order.time]), let minute = Int(words[order.time + 1]),
      let second = Int(words[order.time + 2]), (0...23).contains(hour), (0...59).contains(minute),
      (0...60).contains(second)
    else { return nil }
    let days = daysSince1970(year: year < 100 ? year + (year < 70 ? 2000 : 1900) : year, month: number + 1, day: day)
    return Double(days * 86_400 + hour * 3600 + minute * 60 + second)
  }

  /// Days in the Gregorian calendar, counted in eras of 400 years that begin in March.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
