/// `Tue, 02 Jun 2026 10:00:00 GMT` or `+0200`, and `2026-06-02T10:00:00Z` or `+02:00`, without a step beside it: most dates
/// of RSS and of Atom are written so.
enum PlainDate {
  /// Nil for everything else, right or wrong.
  static func parse(_ text: Span<UInt8>) -> Timestamp? {
    text.count == 20 || text.count == 25 ? iso(text) : internet(text)
  }

  private static func iso(_ text: Span<UInt8>) -> Timestamp? {
    guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), let offset = isoOffset(text)
    else { return nil }
    var time = CivilTime()
    guard let century = number(text, 0), let year = number(text, 2), let month = number(text, 5),
      let day = number(text, 8), let hour = number(text, 11), let minute = number(text, 14),
      let second = number(text, 17)
    else { return nil }
    (time.year, time.month, time.day) = (century * 100 + year, month, day)
    (time.hour, time.minute, time.second) = (hour, minute, second)
    time.offset = offset
    return time.timestamp
  }

  private static func isoOffset(_ text: Span<UInt8>) -> Int? {
    if text.count == 20 { return text[19] == UInt8(ascii: "Z") ? 0 : nil }
    guard text[19] == UInt8(ascii: "+") || text[19] == UInt8(ascii: "-"), text[22] == UInt8(ascii: ":"),
      let hours = number(text, 20), let minutes = number(text, 23)
    else { return nil }
    let distance = hours * 3600 + minutes * 60
    return text[19] == UInt8(ascii: "-") ? -distance : distance
  }

  private static func internet(_ text: Span<UInt8>) -> Timestamp? {
    guard text.count == 29 || text.count == 31, text[3] == UInt8(ascii: ","), text[19] == UInt8(ascii: ":"),
      text[22] == UInt8(ascii: ":"), hasBlanks(text), let month = month(text), let offset = offset(text)
    else { return nil }
    var time = CivilTime()
    guard let day = number(text, 5), let century = number(text, 12), let year = number(text, 14),
      let hour = number(text, 17), let minute = number(text, 20), let second = number(text, 23)
    else { return nil }
    (time.year, time.month, time.day) = (century * 100 + year, month, day)
    (time.hour, time.minute, time.second) = (hour, minute, second)
    time.offset = offset
    return time.timestamp
  }

  private static func hasBlanks(_ text: Span<UInt8>) -> Bool {
    text[4] == 0x20 && text[7] == 0x20 && text[11] == 0x20 && text[16] == 0x20 && text[25] == 0x20
  }

  /// Two digits.
  @inline(__always)
  private static func number(_ text: Span<UInt8>, _ index: Int) -> Int? {
    let (high, low) = (text[index], text[index + 1])
    guard ASCII.isDigit(high), ASCII.isDigit(low) else { return nil }
    return Int(high - 0x30) * 10 + Int(low - 0x30)
  }

  private static func month(_ text: Span<UInt8>) -> Int? {
    switch (text[8], text[9], text[10]) {
    case (0x4A, 0x61, 0x6E): 1  // Jan
    case (0x46, 0x65, 0x62): 2
    case (0x4D, 0x61, 0x72): 3
    case (0x41, 0x70, 0x72): 4
    case (0x4D, 0x61, 0x79): 5
    case (0x4A, 0x75, 0x6E): 6
    case (0x4A, 0x75, 0x6C): 7
    case (0x41, 0x75, 0x67): 8
    case (0x53, 0x65, 0x70): 9
    case (0x4F, 0x63, 0x74): 10
    case (0x4E, 0x6F, 0x76): 11
    case (0x44, 0x65, 0x63): 12
    default: nil
    }
  }

  private static func offset(_ text: Span<UInt8>) -> Int? {
    if text.count == 29 {
      let isGreenwich = (text[26], text[27], text[28]) == (UInt8(ascii: "G"), UInt8(ascii: "M"), UInt8(ascii: "T"))
      return isGreenwich ? 0 : nil
    }
    guard text[26] == UInt8(ascii: "+") || text[26] == UInt8(ascii: "-"), let hours = number(text, 27),
      let minutes = number(text, 29)
    else { return nil }
    let distance = hours * 3600 + minutes * 60
    return text[26] == UInt8(ascii: "-") ? -distance : distance
  }
}
