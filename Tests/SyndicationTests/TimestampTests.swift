import Syndication
import Testing

struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1_780_394_400, "2026-06-02T10:00:00Z", "Tue, 02 Jun 2026 10:00:00 GMT"),
      (951_782_399, "2000-02-28T23:59:59Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
      (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
      (-62_135_596_800, "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"),
    ] as [(Int64, String, String)])
  func writes(seconds: Int64, rfc3339: String, rfc822: String) {
    let moment = Timestamp(seconds: seconds)
    #expect(moment.rfc3339 == rfc3339)
    #expect(moment.rfc822 == rfc822)
    #expect(FeedDate.parse(rfc3339) == moment)
    #expect(FeedDate.parse(rfc822) == moment)
  }

  @Test func everyDayOfFourHundredYearsComesBack() {
    for day in stride(from: Int64(-80_000), to: 80_000, by: 1) {
      let moment = Timestamp(seconds: day * 86400 + 3661)
      let civil = moment.civil
      #expect((civil.hour, civil.minute, civil.second) == (1, 1, 1))
      #expect(
        Timestamp(year: civil.year, month: civil.month, day: civil.day, hour: 1, minute: 1, second: 1) == moment)
    }
  }

  @Test func monthsAndDaysCarryOver() {
    #expect(Timestamp(year: 2025, month: 13, day: 1).rfc3339 == "2026-01-01T00:00:00Z")
    #expect(Timestamp(year: 2024, month: 2, day: 30).rfc3339 == "2024-03-01T00:00:00Z")
  }
}
