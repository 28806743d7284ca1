internal import Generator
internal import Syndication

/// One try for a URL: along its redirects to a body.
struct Journey: Sendable {
  let exchange: Exchange
  let request: RetrievalRequest
  let userAgent: String
  /// The stored answer that the server may confirm.
  let stored: StoredAnswer?
  /// When the build's time for fetching is over.
  let deadline: ContinuousClock.Instant

  static let redirectLimit = 5

  func run() async throws -> Inquiries.Outcome {
    let start = try Target(request.url)
    var url = request.url
    var target = start
    var patience = request.policy.timeout
    for hop in 0...Self.redirectLimit {
      var call = Exchange.Call(
        target: target, question: question(for: url, target, start), policy: request.policy, isRedirect: hop > 0,
        patience: patience, deadline: deadline)
      let (reply, took) = try await decodedReply(to: &call)
      patience = max(0.001, patience - took)
      switch reply {
      case .body(let body): return .new(answer(body, from: url))
      case .notModified where !call.question.validators.isEmpty: return .unchanged
      case .notModified: throw FetchFailure.final("HTTP 304 though nothing was said of a copy")
      case .refused(let status, _): throw FetchFailure.refused(status: status)
      case .moved(let location): (url, target) = try Self.next(location, from: url, target)
      }
    }
    throw FetchFailure.final("redirects more than \(Self.redirectLimit) times")
  }

  /// A body in a coding that cannot be undone is asked for once more, plain. A server that redirects and then ends the
  /// connection takes the next request with it; that is sent again, on a new one (RFC 9112, section 9.3.1).
  private func decodedReply(to call: inout Exchange.Call) async throws -> (Reply, took: Double) {
    do {
      return try await exchange.reply(to: call)
    } catch let failure as FetchFailure where failure.course == .undecodable {
      call.question.plain = true
      return try await exchange.reply(to: call)
    } catch let failure as FetchFailure where call.isRedirect && (failure == .reset || failure == .cutOff) {
      return try await exchange.reply(to: call)
    }
  }

  private func question(for url: WebURL, _ target: Target, _ start: Target) -> Question {
    var question = Question(userAgent: userAgent, purpose: request.purpose)
    question.wantsNew = request.policy.mode == .refresh
    // What a server said of its own copy means nothing to another one.
    if let stored, stored.addressDigest == Digest(url.string) { question.validators = stored.validators }
    if target.mayKnowCredentials(of: start) { question.credentials = start.credentials }
    return question
  }

  static func next(_ location: String, from url: WebURL, _ target: Target) throws(FetchFailure) -> (WebURL, Target) {
    guard let nextURL = url.resolving(location)?.withoutFragment, let next = Target(parsing: nextURL.string) else {
      throw .final("redirects to what is no http or https address")
    }
    if target.isSecure, !next.isSecure { throw .final("redirects from https to http") }
    return (nextURL, next)
  }

  private func answer(_ body: Reply.Body, from url: WebURL) -> StoredAnswer {
    StoredAnswer(
      body: body.bytes, contentType: body.contentType, validators: body.validators, address: url,
      checked: exchange.now())
  }
}
