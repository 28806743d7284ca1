import Syndication
import Testing

@testable import Generator

@Suite struct PageDateTests {
  private let berlin = TimeZone(fixed: 7200)

  @Test(arguments: [
    ("2026-06-01", "2026-05-31T22:00:00Z"), ("2026-06-01T10:00", "2026-06-01T08:00:00Z"),
    ("2026-06-01 10:00", "2026-06-01T08:00:00Z"), ("2026-06-01 10:00:30", "2026-06-01T08:00:30Z"),
    ("2026-06-01T10:00:00Z", "2026-06-01T10:00:00Z"), ("2026-06-01t10:00:00z", "2026-06-01T10:00:00Z"),
    ("2026-06-01T10:00:00.25+02:00", "2026-06-01T08:00:00Z"), ("2026-06-01T10:00:00-0530", "2026-06-01T15:30:00Z"),
    ("2026-06-01 10:00:00 +02:00", "2026-06-01T08:00:00Z"), ("2026-06-01T10:00+02", "2026-06-01T08:00:00Z"),
    ("2024-02-29", "2024-02-28T22:00:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
  ])
  func moments(_ text: String, _ expected: String) { #expect(PageDate(text, zone: berlin)?.moment.rfc3339 == expected) }

  @Test(arguments: [
    "", "2026", "2026-06", "2026-6-1", "2026-13-01", "2026-02-29", "1900-02-29", "2026-06-31", "2026-06-01T",
    "2026-06-01T24:00",
    "2026-06-01T10", "2026-06-01T10:60", "2026-06-01T10:00:00+15:00", "2026-06-01x", "01.06.2026", "today",
    "2026-06-01T10:00:00Zx",
  ])
  func noDates(_ text: String) { #expect(PageDate(text, zone: berlin) == nil) }

  @Test func aDateKeepsTheDayOfItsAuthor() {
    #expect(PageDate("2026-06-01T23:30:00+02:00", zone: .utc)?.ymd == "2026-06-01")
    #expect(PageDate("2026-06-01T00:30:00+02:00", zone: .utc)?.ymd == "2026-06-01")
    #expect(PageDate("2026-06-01", zone: TimeZone(fixed: -36_000))?.ymd == "2026-06-01")
  }

  @Test func datesSortByMoment() throws {
    let early = try #require(PageDate("2026-06-01T10:00:00+02:00", zone: .utc))
    let late = try #require(PageDate("2026-06-01T09:00:00Z", zone: .utc))
    #expect(early < late)
  }
}
