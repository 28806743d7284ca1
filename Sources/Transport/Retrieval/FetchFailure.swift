internal import Syndication

/// Why a URL could not be had, in words for people, and whether it makes sense to try again.
struct FetchFailure: Error, Sendable, Hashable {
  enum Course: Sendable, Hashable {
    /// Worth another try; `after` seconds if the server said so.
    case retry(after: Double?)
    /// No connection to this address of the host; another one may do.
    case unreachable(late: Bool)
    /// The server did not answer in time: it will not be asked again in this build.
    case timedOut
    /// The body came in a coding that we cannot undo; ask for a plain one.
    case undecodable
    case final
  }

  /// A short sentence without a subject and without secrets.
  var reason: String
  var course: Course
  /// Seconds for which the server need not be asked again, not even by the next build.
  var rest = 0.0
  /// Of the answer, if there was one.
  var status: Int?
  /// Whether it was not asked at all, because its host wants to be left alone.
  var isHeldBack = false
  /// Whether the server has certainly not seen the request.
  var isUnsent = false
  /// Whether the server may have seen the request and done what it asks for.
  var mayHaveArrived = false
  /// A way out, where there is one.
  var help: String?

  init(_ reason: String, _ course: Course) {
    self.reason = Secrets.hidden(in: reason)
    self.course = course
  }

  static func final(_ reason: String) -> FetchFailure { FetchFailure(reason, .final) }
  static func retry(_ reason: String, after: Double? = nil) -> FetchFailure {
    FetchFailure(reason, .retry(after: after))
  }

  var isUnreachable: Bool {
    if case .unreachable = course { true } else { false }
  }

  /// The failure when there is no other address to try: a time-out is not tried again, the rest is.
  var asLast: FetchFailure {
    var failure: FetchFailure = course == .unreachable(late: true) ? .noConnection : .retry(reason)
    failure.isUnsent = true
    return failure
  }

  /// A server's lasting no (RFC 9110 section 15.5), such as 404.
  static func refused(status: Int) -> FetchFailure {
    var failure = final("HTTP \(status)").answered(status)
    failure.rest = NegativeAnswer.usualRest
    return failure
  }

  func answered(_ status: Int) -> FetchFailure {
    var failure = self
    failure.status = status
    return failure
  }

  /// The same when there is no further try.
  func ended(after tries: Int) -> FetchFailure {
    var failure = self
    failure.reason += " after \(tries) tries"
    failure.course = .final
    return failure
  }

  /// `Retry-After` that leads beyond this build.
  static func asksToWait(_ seconds: Double, _ reason: String) -> FetchFailure {
    var failure = final("\(reason) \(seconds < 120 ? seconds.inWords : seconds.ageInWords)")
    failure.rest = seconds
    return failure
  }

  /// A host that asked to be left alone, in answer to another request.
  static func heldBack(_ seconds: Double) -> FetchFailure {
    var failure = asksToWait(seconds, "not asked, because its host asks to wait")
    failure.isHeldBack = true
    return failure
  }

  /// The same when it was the proxy that could not be reached.
  var atProxy: FetchFailure {
    course == .unreachable(late: true)
      ? FetchFailure("timed out without a connection to the proxy", .timedOut) : .retry("no connection to the proxy")
  }

  static func timedOut(_ how: Progress.Stage, after seconds: Double) -> FetchFailure {
    FetchFailure("timed out after \(seconds.inWords) \(how.rawValue)", .timedOut)
  }
  static func fellSilent(for seconds: Double) -> FetchFailure {
    FetchFailure("timed out, because its answer stopped for \(seconds.inWords)", .timedOut)
  }
  static let noConnection = FetchFailure("timed out without a connection", .timedOut)
  /// An address that let us wait for a connection.
  static let lateConnection = FetchFailure("no connection in time", .unreachable(late: true))
  static let hostTimedOut = FetchFailure.final("not asked, because its host timed out")
  static let cancelled = FetchFailure.final("cancelled")
  static let shutDown = FetchFailure.final("fetching has ended")

  static func budgetSpent(_ seconds: Double) -> FetchFailure {
    .final("the build's \(seconds.inWords) for fetching are used up")
  }

  static func tooLarge(_ limit: Int) -> FetchFailure {
    .final("answered with more than \(limit.bytesInWords)")
  }
}

extension Double {
  /// `10 s`, `0.2 s`.
  var inWords: String {
    let tenths = (self * 10).rounded()
    let isWhole = tenths.truncatingRemainder(dividingBy: 10) == 0
    guard abs(tenths) < 1e15, tenths >= 1 || self == 0 else { return "\(self) s" }
    return isWhole ? "\(Int(tenths / 10)) s" : "\(tenths / 10) s"
  }

  /// Seconds as `5 minutes`, `9 days`: the largest unit of which there are at least two.
  var ageInWords: String {
    if self >= 366 * 86_400 { return "more than a year" }
    for (unit, seconds) in [("days", 86_400.0), ("hours", 3600), ("minutes", 60)] where self >= 2 * seconds {
      return "\(Int(self / seconds)) \(unit)"
    }
    return Int(self) == 1 ? "1 second" : "\(Int(self)) seconds"
  }
}

extension Int {
  /// Decimal units, as in `max_size: 20MB`.
  var bytesInWords: String {
    for (unit, size) in [("MB", 1_000_000), ("kB", 1000)] where self >= size {
      let tenths = self * 10 / size
      return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
    }
    return "\(self) bytes"
  }
}
