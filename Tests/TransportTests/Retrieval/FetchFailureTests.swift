import Testing

@testable import Transport

struct FetchFailureTests {
  @Test(arguments: [(10.0, "10 s"), (0.2, "0.2 s"), (1.5, "1.5 s"), (60, "60 s"), (0.01, "0.01 s")])
  func secondsInWords(value: Double, words: String) {
    #expect(value.inWords == words)
  }

  @Test(arguments: [(20_000_000, "20 MB"), (1_500_000, "1.5 MB"), (2000, "2 kB"), (999, "999 bytes")])
  func bytesInWords(value: Int, words: String) {
    #expect(value.bytesInWords == words)
  }

  @Test(arguments: [
    (0.0, "0 seconds"), (1.9, "1 second"), (30.0, "30 seconds"), (119, "119 seconds"), (120, "2 minutes"),
    (7200, "2 hours"), (800_000, "9 days"),
  ])
  func ageInWords(value: Double, words: String) {
    #expect(value.ageInWords == words)
  }

  /// A time-out is not tried again, whoever caused it; a closed door is.
  @Test func lateIsNotClosed() {
    let closed = FetchFailure("connection refused", .unreachable(late: false))
    #expect(FetchFailure.lateConnection.asLast.reason == "timed out without a connection")
    #expect(FetchFailure.lateConnection.asLast.course == .timedOut)
    #expect(
      FetchFailure.lateConnection.atProxy == FetchFailure("timed out without a connection to the proxy", .timedOut))
    #expect(closed.asLast.reason == "connection refused")
    #expect(closed.asLast.course == .retry(after: nil))
    #expect(closed.asLast.isUnsent)
    #expect(closed.atProxy == .retry("no connection to the proxy"))
  }

  @Test func reasonsHoldNoSecrets() {
    #expect(
      FetchFailure.final("no way to http://a:b@h.test/?token=c").reason == "no way to http://***@h.test/?token=***")
  }
}
