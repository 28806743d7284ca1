internal import Cincopa
internal import Generator
internal import Syndication

/// The way to the platform's hosts: exchanges without redirects, within one budget, tried again where that is safe.
struct PlatformLine: Sendable {
  let policy: RequestPolicy
  let connections: Connections
  private let settings: RetrieverSettings
  private let exchange: Exchange
  private let deadline: ContinuousClock.Instant

  /// What a server said, of whatever status but those that tell of a passing trouble.
  struct Said: Sendable {
    var status: Int
    var bytes: [UInt8]
  }

  init(_ settings: RetrieverSettings, policy: RequestPolicy) {
    self.settings = settings
    self.policy = policy
    connections = Connections(certificates: settings.certificates)
    deadline = .now + .seconds(min(max(policy.budget, 0), 30 * 86_400))
    exchange = Exchange(
      gate: RequestGate(openLimit: settings.openLimit),
      router: Router(proxies: settings.proxies, addressBook: AddressBook(resolve: settings.resolve)),
      connections: connections, lateAfter: settings.lateAfter, now: settings.now)
  }

  /// The same way as feeds take, within what is left of their time.
  init(
    _ settings: RetrieverSettings, policy: RequestPolicy, exchange: Exchange, deadline: ContinuousClock.Instant
  ) {
    self.settings = settings
    self.policy = policy
    self.exchange = exchange
    self.deadline = deadline
    connections = exchange.connections
  }

  /// Refuses a host to which secrets would travel in the clear: any without TLS that is not this machine.
  func checkSecure(_ origin: String, key: String) throws(TransportFailure) {
    guard origin.hasPrefix("https://") || policy.allowPrivateNetworks && PlatformHosts.isLoopback(origin) else {
      throw TransportFailure(
        .configuration, "\(Secrets.hidden(in: origin)) is no https address, and secrets would travel in the clear",
        help: "write https:// in site.yml under cincopa.hosts.\(key); a stand-in on this machine needs "
          + "feeds.allow_private_networks")
    }
  }

  /// What is asked in every request; method, fields and body are the caller's.
  var question: Question {
    var question = Question(userAgent: "sitegen/\(settings.version) (+platform client)", purpose: .platform)
    question.wantsRefusals = true
    return question
  }

  /// One request, not repeated. `address` may hold secrets.
  func reply(to question: Question, at address: String) async throws -> Said {
    guard let target = Target(parsing: address) else { throw FetchFailure.final("is no http or https address") }
    let call = Exchange.Call(
      target: target, question: question, policy: policy, isRedirect: false, patience: policy.timeout,
      deadline: deadline)
    switch try await exchange.reply(to: call).0 {
    case .body(let body): return Said(status: 200, bytes: body.bytes)
    case .refused(let status, let body): return Said(status: status, bytes: body.bytes)
    case .notModified: throw FetchFailure.final("HTTP 304 though nothing was said of a copy")
    case .moved: throw FetchFailure.final("redirects elsewhere, where secrets must not follow")
    }
  }

  /// Tries again what failed in passing. What must not happen twice is tried again only when the server has not seen it
  /// or has put it off (429).
  func tries<Value: Sendable>(
    repeatable: Bool, _ attempt: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let tries = Tries(policy: policy, deadline: deadline, random: settings.random)
    return try await withTimeLimit(.seconds(max(0, -deadline.secondsUntilNow))) {
      try await tries.run {
        do { return try await attempt() } catch let failure as APIFailure where failure.isPassing && repeatable {
          var passing = FetchFailure.retry(failure.reason)
          passing.help = failure.help
          throw passing
        } catch let failure as FetchFailure where !repeatable && !failure.isUnsent && failure.status != 429 {
          throw failure.asFinal
        }
      }
    } onLimit: {
      var failure = FetchFailure.budgetSpent(policy.budget)
      failure.mayHaveArrived = true
      throw failure
    }
  }

  func failure(_ error: any Error) -> FetchFailure {
    FetchFailure(error, timeout: policy.timeout, maxSize: policy.maxSize)
  }
}

extension FetchFailure {
  fileprivate var asFinal: FetchFailure {
    var failure = self
    failure.mayHaveArrived = course != .final
    failure.course = .final
    return failure
  }
}
