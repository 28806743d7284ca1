import Cincopa
import Markup
import Syndication

/// Has every feed that the site's galleries name, each once, before anything is rendered (SPEC section 9).
struct FeedLoader {
  let options: BuildOptions
  var baseURL = BaseURL.local
  let retriever: any Retriever
  let progress: @Sendable (BuildEvent) -> Void

  /// Galleries that name the same feed share one request; those that demand different things of it are told apart.
  func load(_ galleries: [GalleryDefinition]) async -> [FeedKey: FeedOutcome] {
    var wanted: [FeedKey: FeedRequest] = [:]
    for gallery in galleries {
      guard let source = gallery.source else { continue }
      wanted[FeedKey(source), default: FeedRequest(source: source, id: gallery.id)].add(source, id: gallery.id)
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
    if case .file = source.address { true } else { options.network == .frozen }
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
      results.append((FeedKey(request.source), isForAll ? outcome : await retrieve(request, replacesCopy: false)))
    }
    return results
  }
}

// MARK: - One feed

extension FeedLoader {
  /// A file of the site, or the snapshot of a remote feed.
  private func read(_ request: FeedRequest) -> FeedOutcome {
    var path = "snapshots/\(Snapshot.name(request.id)).json"
    var reading = FeedReading.snapshot(of: request.source)
    if case .file(let file) = request.source.address {
      path = file
      reading = FeedReading(request.source)
    }
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

  private func retrieve(_ request: FeedRequest, replacesCopy: Bool = true) async -> FeedOutcome {
    guard case .url(let url) = request.source.address else { return read(request) }
    var retrieval = RetrievalRequest(url: url, policy: request.source.policy.request)
    retrieval.policy.mode = mode(request.ids)
    retrieval.replacesCopy = replacesCopy
    let reading = FeedReading(request.source)
    let answer: Retrieval<Feed> = await retriever.retrieve(retrieval) {
      body, previous throws(RetrievalRefusal) in
      try reading.read(body, previous: previous)
    }
    return FeedOutcome(answer)
  }

  private func mode(_ names: Set<String>) -> RequestPolicy.Mode {
    if options.network == .offline { return .offline }
    switch options.refreshed {
    case .none: return .normal
    case .all: return .refresh
    case .only(let ids): return names.isDisjoint(with: ids) ? .normal : .refresh
    }
  }
}

extension FeedOutcome {
  init(_ answer: Retrieval<Feed>) {
    let (status, reason): (Status, String?) =
      switch answer.status {
      case .fresh: (.fresh, nil)
      case .cached: (.cached, nil)
      case .stale(let reason): (.stale, reason)
      case .failed(let reason): (.failed, reason)
      }
    self.init(status: status, feed: answer.value, reason: reason, age: answer.age)
  }
}

/// Where `--frozen` finds a feed.
enum Snapshot {
  /// The file's name for an ID: what is not safe in a file name becomes `_`.
  static func name(_ id: String) -> String {
    String(
      decoding: id.utf8.prefix(200).map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): byte
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "!"),
          UInt8(ascii: "@"):
          byte
        default: UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }
}
