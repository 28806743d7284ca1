internal import Crypto
internal import FoundationEssentials
internal import Generator
internal import Syndication

extension Publication {
  /// Fetches a sample of the site from where visitors find it and compares it byte for byte; tells how many files that
  /// were. A host may take until the target's `patience` is over to show what was published.
  public func verify(version: String) async throws(TransportFailure) -> Int {
    let base = target.url ?? surroundings.baseURL
    guard base != .local else {
      throw TransportFailure(
        .configuration, "--verify does not know where visitors find the site",
        help: "set base_url, or url: in the target")
    }
    let sample = sample(at: base)
    let deadline = Date().addingTimeInterval(target.patience)
    while true {
      let problem = await Self.firstProblem(in: sample, version: version, surroundings)
      guard let problem else { return sample.count }
      let pause = min(5, deadline.timeIntervalSinceNow)
      guard pause > 0, (try? await Task.sleep(for: .seconds(pause))) != nil else { throw problem }
    }
  }

  private struct Probe: Sendable {
    var url: WebURL
    var entry: PublishLedger.Entry
  }

  /// The home page, some of what was sent, some of all.
  private func sample(at base: BaseURL) -> [Probe] {
    let all = order.ledger.files.keys.sorted()
    let home = all.filter { $0.text == "index.html" }
    let chosen = home + plan.uploads.map(\.path).spread(8) + all.spread(8)
    var seen: Set<OutputPath> = []
    return chosen.compactMap { path in
      // A large film would take longer than it tells.
      guard seen.insert(path).inserted, let entry = order.ledger.files[path], entry.size <= Self.largest,
        let url = base.address(of: path)
      else { return nil }
      return Probe(url: url, entry: entry)
    }
  }

  private static let largest = 20_000_000

  private static func firstProblem(
    in sample: [Probe], version: String, _ surroundings: PublishSurroundings
  ) async -> TransportFailure? {
    var settings = RetrieverSettings(version: version, proxies: ProxySettings(environment: surroundings.environment))
    settings.certificates = surroundings.environment["SSL_CERT_FILE"]
    let retriever = HTTPRetriever(settings)
    var problem: TransportFailure?
    for probe in sample {
      problem = await self.problem(with: probe, retriever)
      if problem != nil { break }
    }
    await retriever.shutdown()
    return problem
  }

  private static func problem(with probe: Probe, _ retriever: HTTPRetriever) async -> TransportFailure? {
    var policy = RequestPolicy()
    policy.mode = .refresh
    policy.retries = 1
    policy.maxSize = largest + 1
    // It is the author's own site, which may well stand in an intranet.
    policy.allowPrivateNetworks = true
    let answer: Retrieval<Bool> = await retriever.retrieve(RetrievalRequest(url: probe.url, policy: policy)) {
      body, _ in
      PublishLedger.hexadecimal(SHA256.hash(data: body.bytes)) == probe.entry.digest
    }
    if case .failed(let reason) = answer.status {
      return TransportFailure(.remote, "published, but \(probe.url.string) cannot be fetched: \(reason)", help: help)
    }
    if answer.value == true { return nil }
    return TransportFailure(.remote, "published, but \(probe.url.string) shows something else", help: help)
  }

  private static let help =
    "a cache or a host that takes its time may be the reason: verify_wait: 2m in the target waits; url: names another address"
}

extension [OutputPath] {
  /// At most `count`, from all over.
  fileprivate func spread(_ count: Int) -> [OutputPath] {
    self.count <= count ? self : (0..<count).map { self[$0 * self.count / count] }
  }
}
