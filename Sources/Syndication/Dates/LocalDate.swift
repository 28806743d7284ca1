/// Dates in the words of other languages, and dates of numbers with a day's name before them. It is asked last, when
/// nothing else could read the text.
enum LocalDate {
  static func parse(_ text: String) -> Timestamp? {
    guard text.utf8.count <= 200, let bytes = LocalSpelling(text).english else { return nil }
    let iso = bytes.first.map(ASCII.isDigit) == true ? ISODate.parse(bytes) : nil
    guard let moment = iso ?? InternetDate.parse(bytes) else { return nil }
    return isKorean(text) ? Timestamp(seconds: moment.seconds - 9 * 3600) : moment
  }

  /// A time of day in Korean without a zone: services there write none, and the country has one.
  private static func isKorean(_ text: String) -> Bool {
    var isKorean = false
    var hasTime = false
    for scalar in text.unicodeScalars {
      if (0xAC00...0xD7A3).contains(scalar.value) { isKorean = true }
      if scalar == ":" || scalar == "시" { hasTime = true }
      if scalar == "+" || (scalar.isASCII && scalar.properties.isAlphabetic) { return false }
    }
    return isKorean && hasTime
  }
}

/// A date taken apart into words and what is between them.
struct LocalSpelling {
  private struct Part {
    /// In lower case.
    var text: String
    var isWord: Bool
  }

  private var parts: [Part] = []
  /// `am` or `pm`, which many languages put before the time.
  private var halfDay = ""

  init(_ text: String) {
    for scalar in text.lowercased().unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic
      if let last = parts.last, last.isWord == isLetter, !isLetter || !(Self.isMark(last.text) || Self.isMark(scalar)) {
        parts[parts.count - 1].text.unicodeScalars.append(scalar)
      } else {
        parts.append(Part(text: String(scalar), isWord: isLetter))
      }
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && isMark(String(scalar)) }
  private static func isMark(_ text: String) -> Bool { LocalWords.marks[text] != nil }

  /// The same in the words that `ISODate` and `InternetDate` know.
  var english: [UInt8]? {
    var copy = self
    copy.translate()
    return Self.ascii(copy.parts.map(\.text).joined() + copy.halfDay).map(Self.tidy)
  }

  private mutating func translate() {
    let month = monthIndex
    for index in parts.indices where parts[index].isWord {
      let word = parts[index].text
      if index == month, let number = LocalWords.month(word) {
        parts[index].text = " \(Self.months[number - 1]) "
      } else if LocalWords.isWeekday(word) || LocalWords.fillers.contains(word) {
        parts[index].text = " "
      } else if let mark = LocalWords.marks[word] {
        parts[index].text = mark
      } else if let half = LocalWords.halfDays[word] {
        halfDay = " " + half
        parts[index].text = " "
      }
    }
  }

  /// `mar` is March, and Tuesday where another month stands in the date.
  private var monthIndex: Int? {
    let candidates = parts.indices.filter { parts[$0].isWord && LocalWords.month(parts[$0].text) != nil }
    return candidates.last { !LocalWords.isWeekday(parts[$0].text) } ?? candidates.last
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Nil when a character is left that no date has.
  private static func ascii(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x80: bytes.append(UInt8(scalar.value))
      case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
      case _ where scalar.properties.isWhitespace: bytes.append(0x20)
      default: return nil
      }
    }
    return bytes
  }

  /// Without what the words leave behind: `, 2004- 5- 28` becomes `2004-5-28`, `2004. 5. 25. 11:23` `2004-5-25 11:23`.
  private static func tidy(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var points = 0
    for byte in bytes {
      if ASCII.isSpace(byte) {
        guard let last = output.last, last != 0x20, last != UInt8(ascii: "-"), last != UInt8(ascii: ":") else {
          continue
        }
        output.append(0x20)
      } else if byte == UInt8(ascii: "."), points > 0 || output.count == 4, output.allSatisfy(isNumeric) {
        points += 1
        output.append(points < 3 ? UInt8(ascii: "-") : 0x20)
      } else if !output.isEmpty || !(byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")) {
        output.append(byte)
      }
    }
    while let last = output.last, ASCII.isSpace(last) || last == UInt8(ascii: "-") || last == UInt8(ascii: ":") {
      output.removeLast()
    }
    return output
  }

  private static func isNumeric(_ byte: UInt8) -> Bool { ASCII.isDigit(byte) || byte == UInt8(ascii: "-") }
}
