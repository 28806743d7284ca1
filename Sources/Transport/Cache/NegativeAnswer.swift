internal import Syndication

/// A server's lasting no, remembered between builds so that a site with a dead address does not ask for it each time.
/// Times in seconds.
struct NegativeAnswer: Sendable, Hashable {
  /// In words, without secrets.
  var reason: String
  /// Since 1970.
  var at: Double
  /// For which it is not worth asking again.
  var rest: Double

  /// For an answer such as 404: long enough for builds in a row, short enough for an author who has mended it.
  static let usualRest = 60.0
  /// Whatever `Retry-After` says.
  static let longestRest = 3600.0

  init(_ failure: FetchFailure, at time: Double) {
    reason = failure.reason
    at = time
    rest = min(failure.rest, Self.longestRest)
  }

  /// Nil when it is time to ask again. Like an answer, a refusal is not used beyond `ttl`.
  func failure(now: Double, ttl: Double) -> FetchFailure? {
    let age = now - at
    guard age >= 0, age < min(rest, ttl) else { return nil }
    let time = age < 1 ? "just now" : "\(age.ageInWords) ago"
    return .final("\(reason), as \(time); --refresh asks again")
  }
}

// MARK: - File form

extension NegativeAnswer {
  private static let magic = "sitegen-negative 1"

  func file(for url: WebURL) -> [UInt8] {
    let lines = ["digest: \(Digest(url.string))", "at: \(at)", "rest: \(rest)", "reason: \(reason)"]
    let text = lines.map { $0.filter { !$0.isNewline } + "\n" }.joined()
    return Array("\(Self.magic)\nsum: \(Digest(text))\n\(text)".utf8)
  }

  /// Nil unless the file is whole and this URL's.
  init?(file: [UInt8], for url: WebURL) {
    let text = String(decoding: file, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 7, lines[6].isEmpty, lines[0] == Self.magic,
      lines[1] == "sum: \(Digest(lines[2...].joined(separator: "\n")))", lines[2] == "digest: \(Digest(url.string))",
      let at = Double(lines[3].dropFirst("at: ".count)), let rest = Double(lines[4].dropFirst("rest: ".count))
    else { return nil }
    reason = String(lines[5].dropFirst("reason: ".count))
    self.at = at
    self.rest = rest
  }
}
