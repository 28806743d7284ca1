import Syndication
import Testing

/// Dates with the name of a place in the place of a zone.
struct PlaceDateTests {
  @Test(arguments: [
    ("2026-06-02 10:00:00 Europe/Berlin", "2026-06-02T08:00:00Z"),
    ("2026-01-02T10:00:00 Europe/Berlin", "2026-01-02T09:00:00Z"),
    ("Tue, 02 Jun 2026 10:00:00 America/New_York", "2026-06-02T14:00:00Z"),
    ("Fri, 02 Jan 2026 10:00:00 America/New_York", "2026-01-02T15:00:00Z"),
    ("2026-06-02 10:00 America/Argentina/Buenos_Aires", "2026-06-02T13:00:00Z"),
    ("2026-06-02 10:00 Asia/Kolkata", "2026-06-02T04:30:00Z"), ("2026-06-02 10:00 asia/tokyo", "2026-06-02T01:00:00Z"),
    ("2026-01-02 10:00 Australia/Sydney", "2026-01-01T23:00:00Z"),
    ("2026-06-02 10:00 Australia/Sydney", "2026-06-02T00:00:00Z"),
    ("2026-01-02 10:00 Pacific/Auckland", "2026-01-01T21:00:00Z"), ("2026-06-02 10:00 Etc/UTC", "2026-06-02T10:00:00Z"),
    ("2026-06-02T10:00:00+02:00[Europe/Paris]", "2026-06-02T08:00:00Z"),
  ])
  func readsPlaces(text: String, moment: String) {
    #expect(FeedDate.parse(text)?.rfc3339 == moment)
  }

  /// The last Sunday of March and of October, the second of March and the first of November.
  @Test(arguments: [
    ("2026-03-29 01:59:59 Europe/Rome", "2026-03-29T00:59:59Z"),
    ("2026-03-29 03:00:00 Europe/Rome", "2026-03-29T01:00:00Z"),
    ("2026-10-25 03:00:00 Europe/Rome", "2026-10-25T02:00:00Z"),
    ("2026-10-24 23:00:00 Europe/Rome", "2026-10-24T21:00:00Z"),
    ("2026-03-08 01:59:59 America/Chicago", "2026-03-08T07:59:59Z"),
    ("2026-03-08 03:00:00 America/Chicago", "2026-03-08T08:00:00Z"),
    ("2026-11-01 02:00:00 America/Chicago", "2026-11-01T08:00:00Z"),
    ("2026-04-05 03:00:00 Australia/Melbourne", "2026-04-04T17:00:00Z"),
  ])
  func knowsWhenClocksChange(text: String, moment: String) {
    #expect(FeedDate.parse(text)?.rfc3339 == moment)
  }

  @Test(arguments: ["2026-06-02 10:00 Europe/Nowhere", "Europe/Berlin", "soon Europe/Berlin"])
  func noOthers(text: String) {
    #expect(FeedDate.parse(text) == nil)
  }

  @Test(arguments: [("GST", "06:00"), ("ICT", "03:00"), ("CLT", "14:00"), ("WAT", "09:00"), ("NPT", "04:15")])
  func shortNames(zone: String, time: String) {
    #expect(FeedDate.parse("Tue, 02 Jun 2026 10:00:00 \(zone)")?.rfc3339 == "2026-06-02T\(time):00Z")
  }
}
