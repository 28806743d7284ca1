public import Generator
public import Syndication

/// Asks other sites whether addresses of theirs answer: with `HEAD`, and with `GET` those that do not like it; a few at a
/// time from one host, and never again within a day.
public struct HTTPLinkProbe: LinkProbe {
  private let settings: RetrieverSettings
  /// The file that keeps answers; nil keeps none.
  private let memory: String?

  /// Seconds for a whole check.
  private static let budget = 300.0
  private static let perHost = 2
  /// Bytes: of a page that is had with `GET` only the beginning matters.
  private static let maxSize = 1_000_000

  public init(_ settings: RetrieverSettings) {
    self.settings = settings
    memory = settings.cache.map { $0.folder + "/" + ResponseCache.linkMemory }
  }

  public func probe(_ urls: Set<WebURL>, policy: RequestPolicy) async -> [WebURL: LinkAnswer] {
    var memory = LinkMemory(file: memory, now: settings.now())
    var answers: [WebURL: LinkAnswer] = [:]
    for url in urls { answers[url] = memory.answer(for: url) }
    let unknown = urls.filter { answers[$0] == nil }
    guard !unknown.isEmpty else { return answers }
    let connections = Connections(certificates: settings.certificates)
    let visits = visits(connections, policy)
    await withTaskGroup(of: (WebURL, LinkAnswer).self) { group in
      for url in unknown { group.addTask { (url, await visits.answer(of: url)) } }
      for await (url, answer) in group {
        answers[url] = answer
        memory.keep(answer, for: url)
      }
    }
    await connections.shutdown()
    memory.save()
    return answers
  }

  private func visits(_ connections: Connections, _ policy: RequestPolicy) -> LinkVisits {
    var policy = policy
    policy.perHost = min(policy.perHost, Self.perHost)
    policy.budget = Self.budget
    policy.maxSize = Self.maxSize
    policy.retries = min(policy.retries, 1)
    let router = Router(proxies: settings.proxies, addressBook: AddressBook(resolve: settings.resolve))
    let exchange = Exchange(
      gate: RequestGate(openLimit: settings.openLimit), router: router, connections: connections,
      lateAfter: settings.lateAfter, now: settings.now)
    let deadline = ContinuousClock.now + .seconds(policy.budget)
    return LinkVisits(
      exchange: exchange, policy: policy, userAgent: "sitegen/\(settings.version) (+link checker)", deadline: deadline,
      tries: Tries(policy: policy, deadline: deadline, random: settings.random))
  }
}
