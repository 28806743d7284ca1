/// A date with the name of a place in the zone database behind it: `2026-06-02 10:00 Europe/Berlin`.
enum PlaceDate {
  /// Nil without such a name, for places that are not known, and where the rest is no date without a zone.
  static func parse(_ bytes: [UInt8]) -> Timestamp? {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0, isName(bytes[slash - 1]) else { return nil }
    let start = bytes[..<slash].lastIndex { !isName($0) && $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
    let end = bytes[slash...].dropFirst().firstIndex { !isName($0) } ?? bytes.endIndex
    guard end == bytes.endIndex, start > 0, let zone = zone(bytes[start..<end]) else { return nil }
    let rest = Array(bytes[..<start].reversed().drop { ASCII.isSpace($0) || $0 == UInt8(ascii: "(") }.reversed())
    guard let local = ISODate.parse(rest) ?? InternetDate.parse(rest) else { return nil }
    return Timestamp(seconds: local.seconds - Int64(zone.offset(atLocal: local)))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func zone(_ name: ArraySlice<UInt8>) -> PlaceZone? {
    PlaceZone.places[String(decoding: name.map(ASCII.lower), as: UTF8.self)]
  }
}

/// The time of a place, by the rules that hold since about 2007.
struct PlaceZone {
  /// Which clocks go forward, and when.
  enum Summer { case none, europe, america, australia, newZealand }

  /// In winter, seconds east of Greenwich.
  var standard: Int
  var summer: Summer

  /// - Parameter local: what the clocks of the place show, as if it were UTC.
  func offset(atLocal local: Timestamp) -> Int {
    let year = local.civil.year
    let winter = local.seconds - Int64(standard)
    // Europe changes at the same moment everywhere, the others by their own clocks: at 2:00 of the time that ends.
    let isSummer: Bool
    switch summer {
    case .none: isSummer = false
    case .europe:
      isSummer = winter >= sunday(year, 3, last: true) + 3600 && winter < sunday(year, 10, last: true) + 3600
    case .america: isSummer = local.seconds >= sunday(year, 3, 8) + 7200 && local.seconds < sunday(year, 11, 1) + 7200
    case .australia:
      isSummer = local.seconds < sunday(year, 4, 1) + 10_800 || local.seconds >= sunday(year, 10, 1) + 7200
    case .newZealand:
      isSummer = local.seconds < sunday(year, 4, 1) + 10_800 || local.seconds >= sunday(year, 9, last: true) + 7200
    }
    return standard + (isSummer ? 3600 : 0)
  }

  /// Midnight of the first Sunday on or after a day, or of the last Sunday of a month.
  private func sunday(_ year: Int, _ month: Int, _ day: Int = 1, last: Bool = false) -> Int64 {
    let day = last ? Timestamp.daysInMonth(year: year, month: month) - 6 : day
    let start = Timestamp(year: year, month: month, day: day)
    return start.seconds + Int64((7 - start.civil.weekday) % 7) * 86_400
  }

  /// By their names in the zone database, in lower case.
  static let places: [String: PlaceZone] = {
    var places: [String: PlaceZone] = [:]
    func add(_ hours: Double, _ summer: Summer, _ area: String, _ names: String) {
      for name in names.split(separator: " ") {
        places["\(area)/\(name)"] = PlaceZone(standard: Int(hours * 3600), summer: summer)
      }
    }
    add(0, .none, "etc", "utc gmt uct greenwich zulu universal")
    add(0, .europe, "europe", "london dublin lisbon belfast jersey guernsey isle_of_man")
    add(0, .europe, "atlantic", "canary madeira faroe")
    add(0, .none, "atlantic", "reykjavik")
    add(
      1, .europe, "europe",
      "amsterdam andorra belgrade berlin bratislava brussels budapest copenhagen gibraltar ljubljana luxembourg madrid "
        + "malta monaco oslo paris podgorica prague rome san_marino sarajevo skopje stockholm tirane vaduz vatican vienna "
        + "warsaw zagreb zurich")
    add(2, .europe, "europe", "athens bucharest helsinki kiev kyiv mariehamn riga sofia tallinn vilnius")
    add(2, .none, "europe", "kaliningrad")
    add(3, .none, "europe", "istanbul minsk moscow")
    add(2, .none, "africa", "johannesburg cairo harare")
    add(1, .none, "africa", "lagos algiers casablanca")
    add(3, .none, "africa", "nairobi")
    add(3, .none, "asia", "baghdad kuwait qatar riyadh")
    add(3.5, .none, "asia", "tehran")
    add(4, .none, "asia", "dubai baku tbilisi yerevan")
    add(5, .none, "asia", "karachi tashkent yekaterinburg")
    add(5.5, .none, "asia", "kolkata calcutta colombo")
    add(5.75, .none, "asia", "kathmandu katmandu")
    add(6, .none, "asia", "dhaka")
    add(7, .none, "asia", "bangkok ho_chi_minh jakarta saigon novosibirsk")
    add(8, .none, "asia", "shanghai chongqing hong_kong kuala_lumpur macau manila singapore taipei")
    add(9, .none, "asia", "tokyo seoul")
    add(8, .none, "australia", "perth")
    add(9.5, .none, "australia", "darwin")
    add(9.5, .australia, "australia", "adelaide")
    add(10, .none, "australia", "brisbane")
    add(10, .australia, "australia", "sydney melbourne canberra hobart")
    add(12, .newZealand, "pacific", "auckland")
    add(-10, .none, "pacific", "honolulu")
    add(-3, .none, "america", "sao_paulo buenos_aires argentina/buenos_aires montevideo")
    add(-3.5, .america, "america", "st_johns")
    add(-4, .america, "america", "halifax")
    add(-4, .none, "america", "caracas puerto_rico la_paz")
    add(-5, .america, "america", "new_york detroit montreal toronto")
    add(-5, .none, "america", "bogota lima panama jamaica")
    add(-6, .america, "america", "chicago winnipeg")
    add(-6, .none, "america", "mexico_city costa_rica guatemala regina")
    add(-7, .america, "america", "denver edmonton boise")
    add(-7, .none, "america", "phoenix")
    add(-8, .america, "america", "los_angeles vancouver tijuana")
    add(-9, .america, "america", "anchorage")
    add(-5, .america, "us", "eastern")
    add(-6, .america, "us", "central")
    add(-7, .america, "us", "mountain")
    add(-8, .america, "us", "pacific")
    return places
  }()
}
