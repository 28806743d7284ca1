import Syndication
import Testing

/// Every month and day of the week in each language that the guide names, in full and as abbreviated.
struct DateWordsTests {
  static let months: [(String, String)] = [
    ("German", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    ("German, Austria", "Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"),
    ("French", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ("Spanish", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("Italian", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("Portuguese", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("Dutch", "januari februari maart april mei juni juli augustus september oktober november december"),
    ("Danish", "januar februar marts april maj juni juli august september oktober november december"),
    ("Norwegian", "januar februar mars april mai juni juli august september oktober november desember"),
    ("Swedish", "januari februari mars april maj juni juli augusti september oktober november december"),
    (
      "Finnish",
      "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    (
      "Polish",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    ("Polish, short", "sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    ("Czech", "ledna února března dubna května června července srpna září října listopadu prosince"),
    (
      "Hungarian",
      "január február március április május június július augusztus szeptember október november december"
    ),
    ("Turkish", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    (
      "Greek",
      "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
    ),
    ("Russian", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    ("Ukrainian", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    ("Ukrainian, short", "січ лют бер кві тра чер лип сер вер жов лис гру"),
  ]

  static let days: [(String, String)] = [
    ("German", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Sonnabend"),
    ("French", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    ("Spanish", "lunes martes miércoles jueves viernes sábado domingo"),
    ("Italian", "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    ("Portuguese", "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
    ("Dutch", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo"),
    ("Danish", "mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    ("Swedish", "måndag tisdag onsdag torsdag fredag lördag söndag"),
    ("Finnish", "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"),
    ("Polish", "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz"),
    ("Czech", "pondělí úterý středa čtvrtek pátek sobota neděle"),
    ("Hungarian", "hétfő kedd szerda csütörtök péntek szombat vasárnap"),
    ("Turkish", "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar"),
    ("Greek", "Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή"),
    ("Russian", "понедельник вторник среда четверг пятница суббота воскресенье"),
    ("Ukrainian", "понеділок вівторок середа четвер п’ятниця субота неділя"),
  ]

  @Test(arguments: months)
  func everyMonth(_ language: String, _ names: String) {
    for (number, name) in names.split(separator: " ").enumerated() {
      let month = number + 1 < 10 ? "0\(number + 1)" : "\(number + 1)"
      #expect(FeedDate.parse("5. \(name) 2004")?.rfc3339 == "2004-\(month)-05T00:00:00Z", "\(language): \(name)")
    }
  }

  /// Before a month that is written alike everywhere, and before one of its own.
  @Test(arguments: days)
  func everyDay(_ language: String, _ names: String) {
    for name in names.split(separator: " ") {
      #expect(FeedDate.parse("\(name), 1 Jan 2004")?.rfc3339 == "2004-01-01T00:00:00Z", "\(language): \(name)")
      #expect(FeedDate.parse("\(name) 1 november 2004")?.rfc3339 == "2004-11-01T00:00:00Z", "\(language): \(name)")
    }
  }
}
