/// Lengths of media as feeds write them.
enum MediaDuration {
  /// Seconds, from `175`, `175.5`, `02:55`, `00:02:55.40`, `PT2M55S`, `2m 55s`; nil for all else and for what is negative.
  static func parse(_ text: String) -> Double? {
    if let seconds = PlainNumber.parse(text.utf8Span.span) { return Double(seconds) }
    let text = ASCII.trimmed(text)
    guard let first = text.utf8.first, text.utf8.count <= 40 else { return nil }
    if first == UInt8(ascii: "P") || first == UInt8(ascii: "p") { return iso(text) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 4, parts.last?.isEmpty == false else { return nil }
    if parts.count == 1, let seconds = inWords(text) { return seconds }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let isDays = parts.count == 4 && index == 1
      guard let number = number(part) else { return nil }
      seconds = seconds * (index == 0 ? 1 : isDays ? 24 : 60) + number
    }
    return seconds.isFinite ? seconds : nil
  }

  /// `1h 2m 3s`, `12 min`, `1 hour 5 minutes`; nil when there is no unit.
  private static func inWords(_ text: String) -> Double? {
    var seconds = 0.0
    var rest = ASCII.lowercased(text)[...]
    guard rest.utf8.contains(where: ASCII.isLetter) else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }
      let word = rest.dropFirst(digits.count).drop { $0 == " " }.prefix { $0.isLetter }
      guard !digits.isEmpty, let number = number(digits), let unit = units[String(word)] else { return nil }
      seconds += number * unit
      rest = rest[word.endIndex...].drop { $0 == " " || $0 == "," || $0 == "." }
    }
    return seconds
  }

  private static let units: [String: Double] = [
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "m": 60, "min": 60, "mins": 60, "minute": 60,
    "minutes": 60, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
  ]

  /// Digits with at most one point or comma; an empty part counts as zero (`:30`).
  private static func number(_ part: Substring) -> Double? {
    let bytes = ASCII.trimmed(part).utf8
    if bytes.isEmpty { return 0 }
    guard bytes.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
      return nil
    }
    return Double(String(decoding: bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self))
  }

  /// `PnYnMnWnDTnHnMnS`; a year counts 365 days and a month 30.
  private static func iso(_ text: String) -> Double? {
    var seconds = 0.0
    var digits = ""
    var isTime = false
    var isEmpty = true
    for scalar in text.unicodeScalars.dropFirst() {
      let letter = Character(scalar).uppercased()
      if letter == "T" {
        isTime = true
      } else if let unit = (isTime ? times : dates)[letter] {
        guard let number = number(digits[...]), !digits.isEmpty else { return nil }
        seconds += number * unit
        digits = ""
        isEmpty = false
      } else {
        digits.unicodeScalars.append(scalar)
      }
    }
    return digits.isEmpty && !isEmpty ? seconds : nil
  }

  private static let dates: [String: Double] = ["Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86400]
  private static let times: [String: Double] = ["H": 3600, "M": 60, "S": 1]
}
