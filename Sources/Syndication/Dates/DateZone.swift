/// Zones behind a time, in seconds east of Greenwich.
enum DateZone {
  /// Nothing is UTC, and so is a name that is not known. Digits count more than a name beside them: `GMT+1`, `+0100 CET`.
  /// Nil when something unreadable stands here.
  static func read(_ cursor: inout DateCursor) -> Int? {
    cursor.skipSpaces()
    var offset = 0
    if let byte = cursor.peek, ASCII.isLetter(byte) {
      offset = named(cursor.word()) ?? 0
    }
    if let sign = cursor.take(anyOf: "+-") {
      guard let distance = distance(&cursor) else { return nil }
      offset = sign == UInt8(ascii: "-") ? -distance : distance
      cursor.skipSpaces()
      _ = cursor.word()
    }
    cursor.skipSpaces()
    return cursor.isAtEnd || cursor.peek == UInt8(ascii: "(") || cursor.peek == UInt8(ascii: "[") ? offset : nil
  }

  /// `0200`, `02:00`, `02`, `2`, `200`.
  static func distance(_ cursor: inout DateCursor) -> Int? {
    let digits = cursor.digitCount
    guard (1...4).contains(digits), let number = cursor.number(digits) else { return nil }
    if digits > 2 { return number / 100 * 3600 + number % 100 * 60 }
    guard cursor.take(UInt8(ascii: ":")) else { return number * 3600 }
    let rest = cursor.digitCount
    guard rest <= 2, let minutes = cursor.number(rest) else { return nil }
    return number * 3600 + minutes * 60
  }

  static func named(_ word: UInt64) -> Int? {
    if let hours = hours[word] { return Int(hours * 3600) }
    return word > 0 && word < 0x80 ? military(UInt8(word)) : nil
  }

  /// As RFC 822, section 5.1, has them, which RSS names: A is one hour west, N one hour east.
  private static func military(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "a")...UInt8(ascii: "i"): -3600 * (Int(letter) - 0x60)
    case UInt8(ascii: "k")...UInt8(ascii: "m"): -3600 * (Int(letter) - 0x61)
    case UInt8(ascii: "n")...UInt8(ascii: "y"): 3600 * (Int(letter) - 0x6D)
    case UInt8(ascii: "z"): 0
    default: nil
    }
  }

  private static let hours: [UInt64: Double] = {
    let zones: [(String, Double)] = [
      ("ut", 0), ("utc", 0), ("gmt", 0), ("wet", 0), ("z", 0),
      ("ast", -4), ("adt", -3), ("at", -4), ("est", -5), ("edt", -4), ("et", -5), ("cst", -6), ("cdt", -5), ("ct", -6),
      ("mst", -7), ("mdt", -6), ("mt", -7), ("pst", -8), ("pdt", -7), ("pt", -8), ("akst", -9), ("akdt", -8),
      ("hst", -10), ("nst", -3.5), ("ndt", -2.5), ("brt", -3), ("art", -3),
      ("bst", 1), ("west", 1), ("cet", 1), ("cest", 2), ("met", 1), ("mest", 2), ("mez", 1), ("mesz", 2),
      ("eet", 2), ("eest", 3), ("sast", 2), ("msk", 3), ("msd", 4), ("ist", 5.5), ("wib", 7), ("hkt", 8),
      ("sgt", 8), ("awst", 8), ("jst", 9), ("kst", 9), ("acst", 9.5), ("acdt", 10.5), ("aest", 10), ("aedt", 11),
      ("nzst", 12), ("nzdt", 13),
      ("wat", 1), ("cat", 2), ("eat", 3), ("trt", 3), ("irst", 3.5), ("gst", 4), ("pkt", 5), ("yekt", 5), ("npt", 5.75),
      ("ict", 7), ("pht", 8), ("vlat", 10), ("chst", 10), ("brst", -2), ("clst", -3), ("uyt", -3), ("clt", -4),
      ("vet", -4), ("cot", -5), ("pet", -5), ("sst", -11),
    ]
    return Dictionary(uniqueKeysWithValues: zones.map { (DateWord.packed($0.0), $0.1) })
  }()
}
