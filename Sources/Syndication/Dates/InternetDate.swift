/// RFC 822 and its successors, `asctime`, RFC 850 and dates in words, in whatever order the parts stand.
enum InternetDate {
  static func parse(_ bytes: [UInt8]) -> Timestamp? {
    var reader = Reader(cursor: DateCursor(bytes))
    return reader.read()
  }

  private struct Reader {
    var cursor: DateCursor
    var time = CivilTime()
    var day: Int?
    var month: Int?
    var year: Int?
    var hasTime = false
    /// Whether the zone was said in digits: then its name beside them says nothing more.
    var hasOffset = false

    mutating func read() -> Timestamp? {
      while let byte = cursor.peek {
        let isRead: Bool
        if ASCII.isLetter(byte) {
          isRead = word()
        } else if ASCII.isDigit(byte) {
          isRead = number()
        } else {
          isRead = mark(byte)
        }
        guard isRead else { return nil }
      }
      guard let month, let year, day != nil || !hasTime else { return nil }
      (time.day, time.month, time.year) = (day ?? 1, month, year)
      return time.timestamp
    }

    private mutating func number() -> Bool {
      let digits = cursor.digitCount
      if digits <= 2, cursor.bytes.indices.contains(cursor.index + digits),
        cursor.bytes[cursor.index + digits] == UInt8(ascii: ":")
      {
        guard !hasTime else { return false }
        hasTime = true
        return ISODate.clock(&cursor, &time)
      }
      if digits <= 2, day != nil, year != nil, !hasTime, pointedClock() { return true }
      guard digits <= 4, let value = cursor.number(digits) else { return false }
      if digits <= 2, day == nil {
        day = value
      } else if year == nil {
        year = CivilTime.fullYear(value, digits: digits)
      } else {
        return false
      }
      return true
    }

    /// `19.48` or `19.48.21`, behind a whole date.
    private mutating func pointedClock() -> Bool {
      let start = cursor.index
      var parts: [Int] = []
      repeat {
        guard parts.count < 3, cursor.digitCount <= 2, let number = cursor.number(cursor.digitCount) else { break }
        parts.append(number)
      } while cursor.take(UInt8(ascii: "."))
      guard parts.count > 1 else {
        cursor.index = start
        return false
      }
      (time.hour, time.minute, time.second) = (parts[0], parts[1], parts.count > 2 ? parts[2] : 0)
      hasTime = true
      return true
    }

    private mutating func mark(_ byte: UInt8) -> Bool {
      cursor.index += 1
      switch byte {
      case UInt8(ascii: "("):
        while let next = cursor.peek, next != UInt8(ascii: ")") { cursor.index += 1 }
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard hasTime, let next = cursor.peek, ASCII.isDigit(next), day != nil else {
          return byte == UInt8(ascii: "-")
        }
        return offset(byte)
      default: break
      }
      return true
    }

    /// A zone in digits; `asctime` has the year behind the time, but never behind a sign.
    private mutating func offset(_ sign: UInt8) -> Bool {
      guard let distance = DateZone.distance(&cursor) else { return false }
      time.offset = sign == UInt8(ascii: "-") ? -distance : distance
      hasOffset = true
      return true
    }

    private mutating func word() -> Bool {
      let start = cursor.index
      let word = cursor.word()
      if word == DateWord.am || word == DateWord.pm { return halfDay(isAfternoon: word == DateWord.pm) }
      if DateWord.fillers.contains(word) { return true }
      if let number = Self.month(cursor.bytes[start..<cursor.index]) {
        guard month == nil else { return false }
        month = number
        return true
      }
      if Self.isWeekday(cursor.bytes[start..<cursor.index]) { return true }
      if hasTime, !hasOffset { time.offset = DateZone.named(word) ?? 0 }
      return hasTime
    }

    private mutating func halfDay(isAfternoon: Bool) -> Bool {
      guard hasTime, (1...12).contains(time.hour) else { return hasTime && time.hour <= 23 }
      time.hour = time.hour % 12 + (isAfternoon ? 12 : 0)
      return true
    }

    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
      let lower = word.map(ASCII.lower)
      guard lower.count >= 3 else { return nil }
      if lower == Array("sept".utf8) { return 9 }
      let index = months.firstIndex { lower.count == 3 ? $0.starts(with: lower) : $0 == lower }
      return index.map { $0 + 1 }
    }

    private static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool {
      guard word.count >= 2 else { return false }
      let lower = word.prefix(2).map(ASCII.lower)
      let isLong = word.count > 2
      return weekdays.contains { day in
        day.starts(with: lower) && (!isLong || day.starts(with: word.prefix(3).map(ASCII.lower)))
      }
    }

    private static let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ].map { Array($0.utf8) }
    private static let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
      .map { Array($0.utf8) }
  }
}
