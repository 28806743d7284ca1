import Syndication
import Templates

/// A title and where it leads: sections, neighbours.
struct LinkValue: SchemaValue {
  var title: String
  var url: String

  static let schema = RecordSchema<LinkValue>(
    "link",
    [
      .text("title", "Its title, plain text.", "Films") { $0.title },
      .text("url", "Its address, with the path of `base_url`.", "/films/") { $0.url },
    ])

  var record: TemplateValue { .record(self) }
}

/// An entry of a menu.
struct MenuValue: SchemaValue {
  var title: String
  var url: String
  var active: Bool

  static let schema = RecordSchema<MenuValue>(
    "menu entry",
    [
      .text("title", "What it says.", "Films") { $0.title },
      .text("url", "Where it leads.", "/films/") { $0.url },
      .entry("active", .bool, "Whether this page is it, or lies below it.", "true") { .bool($0.active) },
    ])
}

/// A term of a taxonomy.
struct TermValue: SchemaValue {
  var title: String
  var url: String
  var count: Int

  static let schema = RecordSchema<TermValue>(
    "term",
    [
      .text("title", "As it was first written.", "Northern light") { $0.title },
      .text("url", "The page of the term.", "/tags/northern-light/") { $0.url },
      .int("count", "Pages that carry it.", "7") { $0.count },
    ])

  var record: TemplateValue { .record(self) }
}

/// Where a list page stands among its further pages.
struct PaginatorValue: SchemaValue {
  var number: Int
  var count: Int
  var total: Int
  var previous: String?
  var next: String?

  static let schema = RecordSchema<PaginatorValue>(
    "paginator",
    [
      .int("number", "This list page, from 1.", "2") { $0.number },
      .int("count", "How many list pages there are.", "5") { $0.count },
      .int("total", "How many pages the whole list has.", "112") { $0.total },
      .entry("previous", .record(AddressValue.schema.type), "The list page before; absent on the first.") {
        .optional($0.previous.map(AddressValue.init))
      },
      .entry("next", .record(AddressValue.schema.type), "The list page after; absent on the last.") {
        .optional($0.next.map(AddressValue.init))
      },
    ])
}

struct AddressValue: SchemaValue {
  var url: String

  static let schema = RecordSchema<AddressValue>(
    "address", [.text("url", "Where it leads.", "/posts/page/2/") { $0.url }])
}

/// A date of a page, in the clock of its author.
extension PageDate: SchemaValue {
  static let schema = RecordSchema<PageDate>(
    "date",
    [
      .text("iso", "RFC 3339, for `datetime`.", "2026-06-02T10:00:00Z") { $0.moment.rfc3339 },
      .text("ymd", "Year, month, day.", "2026-06-02") { $0.ymd },
      .text("long", "For people, in English.", "2 June 2026") { "\($0.civil.day) \($0.monthName) \($0.civil.year)" },
      .text("rfc822", "For RSS.", "Tue, 02 Jun 2026 10:00:00 GMT") { $0.moment.rfc822 },
      .text("year", "Four digits.", "2026") { Self.digits($0.civil.year, 4) },
      .text("month", "Two digits.", "06") { Self.digits($0.civil.month, 2) },
      .text("day", "Two digits.", "02") { Self.digits($0.civil.day, 2) },
    ])
}

extension PageDate {
  fileprivate static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  /// `2026-06-02`.
  var ymd: String {
    let civil = civil
    return "\(Self.digits(civil.year, 4))-\(Self.digits(civil.month, 2))-\(Self.digits(civil.day, 2))"
  }

  fileprivate var monthName: String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return names[civil.month - 1]
  }
}
