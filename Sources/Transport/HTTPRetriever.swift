internal import Cincopa
public import Generator
internal import Syndication

/// Fetches over HTTP for one build (SPEC section 9), and keeps the last good answers on disk.
///
/// Make one for each build: it asks each URL once, counts the budget from its first request, and does not go back to a
/// host that timed out. `shutdown()` ends it.
public struct HTTPRetriever: Retriever {
  private let settings: RetrieverSettings
  private let connections: Connections
  private let exchange: Exchange
  private let inquiries = Inquiries()

  public init(_ settings: RetrieverSettings) {
    self.settings = settings
    connections = Connections(certificates: settings.certificates)
    let router = Router(proxies: settings.proxies, addressBook: AddressBook(resolve: settings.resolve))
    exchange = Exchange(
      gate: RequestGate(openLimit: settings.openLimit), router: router, connections: connections,
      lateAfter: settings.lateAfter, now: settings.now)
  }

  /// What went wrong without hurting an answer, such as a cache that cannot be written. Complete after the last answer.
  public var warnings: [String] {
    get async { await inquiries.warnings }
  }

  /// What is new since the last build was told to people. Until then it is told by each, whether it came in it or before.
  public func hasTold() async {
    await settings.cache?.forgetTold(inquiries.urls)
  }

  /// Ends all connections and trims the cache. What is still being asked fails.
  public func shutdown() async {
    await connections.shutdown()
    await settings.cache?.trim(keeping: inquiries.urls, now: settings.now())
  }

  public func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    var request = request
    request.url = request.url.withoutFragment
    request.policy = request.policy.bounded
    await inquiries.mention(request.url)
    let found = lastGoodCopy(of: request.url, read: read)
    let copy = try? found?.get()
    switch (request.policy.mode, copy) {
    case (.offline, let copy?):
      return copy.retrieval(copy.isFresh(within: request.policy.ttl) ? .cached : .stale(reason: "offline"))
    case (.offline, nil):
      guard case .failure(let refusal)? = found else { return .failed("not in the cache") }
      return .failed("what is in the cache is refused: \(refusal.reason)")
    case (.normal, let copy?) where copy.isFresh(within: request.policy.ttl):
      return copy.retrieval(.cached)
    case (.kept, let copy?) where copy.age <= request.policy.staleIfError:
      return copy.retrieval(.cached)
    default:
      return await freshRetrieval(of: request, copy, read: read)
    }
  }
}

// MARK: - Judging what came

extension HTTPRetriever {
  private typealias Read<Value> = @Sendable (RetrievedBody, Value?) throws(RetrievalRefusal) -> Value

  private func freshRetrieval<Value: Sendable>(
    of request: RetrievalRequest, _ copy: LastGoodCopy<Value>?, read: @escaping Read<Value>
  ) async -> Retrieval<Value> {
    let url = request.url
    switch await outcome(of: request, stored: copy?.answer) {
    case .new(let answer):
      do {
        let value = try read(answer.retrieved(for: url), copy?.value)
        let told = told(answer, value, for: url, read: read)
        if request.replacesCopy {
          if let copy, copy.answer.body != answer.body { settings.cache?.keepTold(url) }
          await store(answer, for: url)
        }
        return Retrieval(value: told, status: .fresh, age: 0)
      } catch {
        return standIn(copy, because: error.reason, policy: request.policy)
      }
    case .unchanged:
      guard var copy else { return .failed("HTTP 304 for a copy that cannot be read") }
      copy.answer.checked = settings.now()
      await store(copy.answer, for: url)
      return copy.retrieval(.fresh)
    case .stored:
      // Another reader took it; this one judges for itself, by what was there before.
      guard let answer = settings.cache?.answer(for: url) else { return .failed("the stored answer cannot be read") }
      do {
        return Retrieval(value: try read(answer.retrieved(for: url), copy?.value), status: .fresh, age: 0)
      } catch {
        return standIn(copy, because: error.reason, policy: request.policy)
      }
    case .failed(let failure):
      return standIn(copy, because: failure.reason, policy: request.policy)
    }
  }

  /// Nil when nothing is stored; the refusal of the reader who wants no such copy.
  private func lastGoodCopy<Value: Sendable>(
    of url: WebURL, read: Read<Value>
  ) -> Result<LastGoodCopy<Value>, RetrievalRefusal>? {
    guard let answer = settings.cache?.answer(for: url) else { return nil }
    do throws(RetrievalRefusal) {
      var copy = try LastGoodCopy(answer, for: url, now: settings.now(), read: read)
      copy.value = told(answer, copy.value, for: url, read: read)
      return .success(copy)
    } catch { return .failure(error) }
  }

  /// What the answer means to a reader who last heard of an older one, because no build has succeeded since.
  private func told<Value: Sendable>(
    _ answer: StoredAnswer, _ value: Value, for url: WebURL, read: Read<Value>
  ) -> Value {
    guard let told = settings.cache?.told(for: url), let before = try? read(told.retrieved(for: url), nil) else {
      return value
    }
    return (try? read(answer.retrieved(for: url), before)) ?? value
  }

  /// The last good copy in place of an answer that is none, unless it is too old.
  private func standIn<Value: Sendable>(
    _ copy: LastGoodCopy<Value>?, because reason: String, policy: RequestPolicy
  ) -> Retrieval<Value> {
    guard let copy else { return .failed(reason) }
    if copy.age <= policy.staleIfError { return copy.retrieval(.stale(reason: reason)) }
    return .failed("\(reason); the stored copy is \(copy.age.ageInWords) old")
  }

  private func store(_ answer: StoredAnswer, for url: WebURL) async {
    guard let cache = settings.cache, await !inquiries.isStored(url) else { return }
    await keep {
      try cache.store(answer, for: url)
      await inquiries.hasStored(url)
    }
  }

  /// A cache that cannot be written costs the next build time, and this one nothing.
  private func keep(_ write: () async throws -> Void) async {
    do { try await write() } catch {
      let folder = settings.cache?.folder ?? ""
      await inquiries.warn("answers are not kept, because the cache at \(folder) cannot be written")
    }
  }
}

// MARK: - Asking

extension HTTPRetriever {
  private func outcome(of request: RetrievalRequest, stored: StoredAnswer?) async -> Inquiries.Outcome {
    switch await inquiries.role(for: request.url) {
    case .waits(let outcome):
      return (try? await outcome.value()) ?? .failed(.cancelled)
    case .asks(let outcome):
      let result: Inquiries.Outcome
      if let refusal = recentNegative(of: request) {
        result = .failed(refusal)
      } else {
        result = await ask(request, stored: stored)
        if case .failed(let failure) = result { await remember(failure, of: request.url) }
      }
      outcome.fulfil(result)
      return result
    }
  }

  /// What the server said in an earlier build, when it is too early to ask again.
  private func recentNegative(of request: RetrievalRequest) -> FetchFailure? {
    guard request.policy.mode != .refresh else { return nil }
    return settings.cache?.negative(for: request.url)?.failure(now: settings.now(), ttl: request.policy.ttl)
  }

  private func remember(_ failure: FetchFailure, of url: WebURL) async {
    guard let cache = settings.cache, failure.rest > 0 else { return }
    await keep { try cache.store(NegativeAnswer(failure, at: settings.now()), for: url) }
  }

  private func ask(_ request: RetrievalRequest, stored: StoredAnswer?) async -> Inquiries.Outcome {
    let policy = request.policy
    let deadline = await inquiries.deadline(budget: policy.budget)
    let left = -deadline.secondsUntilNow
    guard left > 0 else { return .failed(.budgetSpent(policy.budget)) }
    if case .items(let listing) = request.purpose { return await list(listing, request, deadline) }
    let tries = Tries(policy: policy, deadline: deadline, random: settings.random)
    let journey = Journey(
      exchange: exchange, request: request, userAgent: "sitegen/\(settings.version) (+feed fetcher)",
      stored: policy.mode == .refresh ? nil : stored, deadline: deadline)
    do {
      return try await withTimeLimit(.seconds(left)) {
        try await tries.run { try await journey.run() }
      } onLimit: {
        throw FetchFailure.budgetSpent(policy.budget)
      }
    } catch {
      return .failed(FetchFailure(error, timeout: policy.timeout, maxSize: policy.maxSize))
    }
  }
}

extension HTTPRetriever {
  private func list(
    _ listing: ItemListing, _ request: RetrievalRequest, _ deadline: ContinuousClock.Instant
  ) async -> Inquiries.Outcome {
    let line = PlatformLine(settings, policy: request.policy, exchange: exchange, deadline: deadline)
    do throws(FetchFailure) {
      let items = ListedItems(line: line, token: settings.token)
      return .new(try await items.answer(to: listing, at: request.url, now: settings.now))
    } catch {
      return .failed(error)
    }
  }
}

extension RequestPolicy {
  /// Times that fit into a clock: longer than a week is for ever.
  fileprivate var bounded: RequestPolicy {
    var policy = self
    policy.timeout = min(max(timeout, 0), 7 * 86_400)
    policy.budget = min(max(budget, 0), 7 * 86_400)
    return policy
  }
}

extension Retrieval {
  fileprivate static func failed(_ reason: String) -> Retrieval {
    Retrieval(value: nil, status: .failed(reason: reason), age: nil)
  }
}
