import Testing

@testable import Cincopa

@Suite struct MediaClockTests {
  @Test(arguments: [
    ("00:01:12.40", 72.4),
    ("00:02:55.83", 175.83),
    ("1:00:00", 3600.0),
    ("01:12", 72.0),
    ("72", 72.0),
    ("72.5", 72.5),
    ("", nil),
    ("1:2:3:4", nil),
    ("00:-1:00", nil),
    ("00:1.5:00", nil),
    ("nan", nil),
    (".", nil),
    ("1e3", nil),
    ("12:", nil),
  ])
  func readsDurations(text: String, seconds: Double?) {
    #expect(MediaClock.seconds(text) == seconds)
  }
}
