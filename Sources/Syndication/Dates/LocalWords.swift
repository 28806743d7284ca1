/// Names of months and days in the languages that feeds are written in, in lower case, most by how they begin.
enum LocalWords {
  /// 1 to 12. The longest beginning decides: `marras` is Finnish for November, `mar` March nearly everywhere.
  static func month(_ word: String) -> Int? {
    var best: (length: Int, month: Int)?
    for (start, month) in monthStarts where word.hasPrefix(start) && start.utf8.count > best?.length ?? 0 {
      best = (start.utf8.count, month)
    }
    return best?.month
  }

  static func isWeekday(_ word: String) -> Bool {
    shortDays.contains(word) || (word.unicodeScalars.count > 2 && dayStarts.contains { word.hasPrefix($0) })
  }

  private static let monthStarts: [(String, Int)] = zip(months, 1...).flatMap { words, month in
    words.split(separator: " ").map { (String($0), month) }
  }

  /// English, German, Romance and Scandinavian languages, Dutch, Czech, Polish, Turkish, Hungarian, Greek, Russian,
  /// Ukrainian, Finnish, Indonesian.
  private static let months = [
    "jan jän gen ene led sty oca ιαν янв січ tammi", "feb fév fev úno şub lut φεβ фев лют helmi",
    "mar mär mrt már bře μαρ μάρ μάώ μαώ мар бер maalis maart μαρτ", "apr avr abr ápr dub kwi nis απρ апр кві huhti",
    "may mai maj mei mag máj máu kvě μαΐ μαϊ μάϊ μαι μάι май мая тра touko",
    "jun juin giu jún čvn čer cze haz ιουν ιούν ιον июн чер kesä červn",
    "jul juil lug júl čvc lip tem ιουλ ιούλ ιολ июл лип heinä červenec července",
    "aug août aou ago agu srp sie ağu αυγ αύγ авг сер elo", "sep set szept zář wrz eyl σεπ сен вер syys",
    "oct okt ott out říj paź eki οκτ окт жов loka", "nov lis лис kas noe νοε νοέ ноя marras",
    "dec dez dic déc des pro gru ara δεκ дек гру joulu",
  ]

  private static let shortDays: Set<String> = words(
    """
    so mo di mi do fr sa za zo ma wo vr lu me je ve su ti ke to pe la ne po út st čt pá v h k p wt śr pt вс пн вт ср чт пт сб нд
    """)

  private static let dayStarts = words(
    """
    sun mon tue wed thu fri sat sonn tii kesk lau mont dien mitt donn frei sams lun mar mer jeu ven sam dim mié mie jue vie sáb sab \
    dom gio seg ter qua qui sex zon maan din woe don vri zat søn son man tir tis ons tor fre lør lör mån sön pon wto \
    śro śr czw pią pt sob nie ndz paz pzt sal çar per cum cts ned úte stř čtv pát вос пон вто сре чет пят суб нед κυρ \
    δευ τρι τετ πεμ παρ σαβ vas hét ked sze csü pén szo sen sel rab kam jum min
    """)

  /// `1er`, `1 de enero de 2004`, `den 1. Januar um 10:00 Uhr`.
  static let fillers = words("er feira de del den der le el il em kl um uhr г года р à às las ore klo")

  /// What stands behind numbers in Korean, Japanese and Chinese.
  static let marks = [
    "년": "-", "월": "-", "일": " ", "시": ":", "분": ":", "초": " ", "年": "-", "月": "-", "日": " ", "时": ":",
    "時": ":", "点": ":", "點": ":", "分": ":", "秒": " ",
  ]

  static let halfDays = [
    "오전": "am", "오후": "pm", "上午": "am", "下午": "pm", "午前": "am", "午後": "pm", "πμ": "am", "μμ": "pm",
  ]

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
