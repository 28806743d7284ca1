import Cincopa
import Markup
import Syndication

/// Has every feed that the site's galleries name, each once, before anything is rendered (SPEC section 9).
struct FeedLoader {
  let options: BuildOptions
  var baseURL = BaseURL.local
  var hosts = PlatformHosts.standard
  let retriever: any Retriever
  let progress: @Sendable (BuildEvent) -> Void
  /// Whether outcomes hold the feeds besides what galleries show of them.
  var keepsFeeds = false

  /// Galleries that name the same feed share one request; those that demand different things of it are told apart.
  func load(_ galleries: [GalleryDefinition]) async -> [FeedKey: FeedOutcome] {
    var wanted: [FeedKey: FeedRequest] = [:]
    for gallery in galleries {
      guard let source = gallery.source else { continue }
      wanted[FeedKey(source), default: FeedRequest(gallery, from: source)].add(gallery, from: source)
    }
    let requests = wanted.values.sorted { $0.id < $1.id }
    progress(.began(.fetching, requests.count))
    let local = requests.filter { isLocal($0.source) }
    let remote = requests.filter { !isLocal($0.source) }
    async let read = Parallel.map(local, jobs: options.jobs) { (FeedKey($0.source), self.read($0)) }
    let retrieved = await retrieve(remote)
    return Dictionary(uniqueKeysWithValues: await read + retrieved)
  }

  private func isLocal(_ source: GallerySource) -> Bool {
    if case .file = source.address { true } else { source.snapshot != nil }
  }

  private func retrieve(_ requests: [FeedRequest]) async -> [(FeedKey, FeedOutcome)] {
    await withTaskGroup(of: [(FeedKey, FeedOutcome)].self) { group in
      for sharers in Dictionary(grouping: requests, by: { SharedFeed($0.source) }).values {
        group.addTask { await self.retrieve(shared: sharers) }
      }
      return await group.reduce(into: []) { results, outcomes in
        results += outcomes
        for _ in outcomes { progress(.advanced(1)) }
      }
    }
  }

  /// An answer that satisfies the strictest satisfies all, and only such a one replaces the last good copy: it is theirs
  /// in common. When there is none, each gets what its own demands allow; the server is not asked again for that.
  private func retrieve(shared sharers: [FeedRequest]) async -> [(FeedKey, FeedOutcome)] {
    let common = FeedRequest(strictestOf: sharers)
    let outcome = await retrieve(common)
    var results: [(FeedKey, FeedOutcome)] = []
    for var request in sharers {
      let isForAll = sharers.count == 1 || outcome.status == .fresh || outcome.status == .cached
      request.ids = common.ids
      request.identities = common.identities
      results.append((FeedKey(request.source), isForAll ? outcome : await retrieve(request, replacesCopy: false)))
    }
    return results
  }
}

// MARK: - One feed

extension FeedLoader {
  /// A file of the site, or the snapshot of a remote feed.
  private func read(_ request: FeedRequest) -> FeedOutcome {
    let (path, reading) = place(of: request.source)
    do {
      let bytes = try FileSystem.read(options.path(path), limit: request.source.policy.request.maxSize)
      let feed = try reading.parse(file: bytes)
      return FeedOutcome(status: .local, feed: try reading.accepted(feed, previous: nil).rooted(at: baseURL))
    } catch let error as FeedError {
      return FeedOutcome(status: .failed, reason: "\(path):\(error.location.line): \(error.message)")
    } catch let error as RetrievalRefusal {
      return FeedOutcome(status: .failed, reason: error.reason)
    } catch let error as FileError {
      return FeedOutcome(status: .failed, reason: "\(path): \(error.reason)")
    } catch {
      return FeedOutcome(status: .failed, reason: "\(path) cannot be read")
    }
  }

  private func place(of source: GallerySource) -> (path: String, FeedReading) {
    if let snapshot = source.snapshot { return (snapshot, .snapshot(of: source)) }
    return (source.address.text, FeedReading(source))
  }

  private func retrieve(_ request: FeedRequest, replacesCopy: Bool = true) async -> FeedOutcome {
    guard case .url(let url) = request.source.address else { return read(request) }
    var retrieval = RetrievalRequest(url: url, policy: request.source.policy.request)
    retrieval.replacesCopy = replacesCopy
    retrieval.names = request.ids
    retrieval.policy.mode = await mode(request, retrieval)
    let reading = FeedReading(request.source)
    let answer: Retrieval<ComparedFeed> = await retriever.retrieve(retrieval) {
      body, previous throws(RetrievalRefusal) in
      ComparedFeed(try reading.read(body, previous: previous?.feed), previous: previous?.feed)
    }
    var outcome = outcome(answer)
    outcome.isRefreshed = retrieval.policy.mode == .refresh
    return outcome
  }

  private func mode(_ request: FeedRequest, _ retrieval: RetrievalRequest) async -> RequestPolicy.Mode {
    if options.network == .offline { return .offline }
    switch options.refreshed {
    case .none: return .normal
    case .all: return .refresh
    case .only(let ids):
      return request.ids.isDisjoint(with: ids.map { Secrets.hidden(in: $0) }) ? .normal : .refresh
    case .changed(let changes): return await isConcerned(request, retrieval, by: changes) ? .refresh : .kept
    }
  }

  /// By what the feed is about; when assets have changed, also by what its last good copy holds.
  private func isConcerned(
    _ request: FeedRequest, _ retrieval: RetrievalRequest, by changes: MediaChanges
  ) async -> Bool {
    let subject = hosts.subject(of: retrieval.url)
    if request.identities.contains(where: changes.concern) || subject.map(changes.concern) == true { return true }
    guard hosts.isOurs(retrieval.url) else { return false }
    if changes.isUnknown { return true }
    guard !changes.assets.isEmpty else { return false }
    var stored = retrieval
    stored.policy.mode = .offline
    stored.replacesCopy = false
    let answer: Retrieval<Bool> = await retriever.retrieve(stored) { body, _ in changes.mayBeNamed(in: body.bytes) }
    return answer.value ?? true
  }
}

/// A feed with what is new in it, noted while both are at hand.
private struct ComparedFeed: Sendable {
  var feed: Feed
  var difference: FeedDifference?

  init(_ feed: Feed, previous: Feed?) {
    self.feed = feed
    difference = previous.map { FeedDifference(from: $0, to: feed) }
  }
}

extension FeedLoader {
  private func outcome(_ answer: Retrieval<ComparedFeed>) -> FeedOutcome {
    let (status, reason): (FeedOutcome.Status, String?) =
      switch answer.status {
      case .fresh: (.fresh, nil)
      case .cached: (.cached, nil)
      case .stale(let reason): (.stale, reason)
      case .failed(let reason): (.failed, reason)
      }
    var outcome = FeedOutcome(status: status, feed: answer.value?.feed, reason: reason, age: answer.age)
    outcome.difference = answer.value?.difference
    if keepsFeeds { outcome.feed = answer.value?.feed }
    return outcome
  }
}
