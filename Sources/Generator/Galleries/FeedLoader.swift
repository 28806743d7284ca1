import Cincopa
import Markup
import Syndication

/// Has every feed that the site's galleries name, each once, before anything is rendered (SPEC section 9).
struct FeedLoader {
  let options: BuildOptions
  var baseURL = BaseURL.local
  let retriever: any Retriever
  let progress: @Sendable (BuildEvent) -> Void

  /// By address: galleries that name the same feed share it, under the policy of the first.
  func load(_ galleries: [GalleryDefinition]) async -> [FeedKey: FeedOutcome] {
    var wanted: [FeedKey: FeedRequest] = [:]
    for gallery in galleries {
      guard let source = gallery.source else { continue }
      let key = FeedKey(source)
      if wanted[key] == nil { wanted[key] = FeedRequest(source: source, id: gallery.id) }
    }
    let requests = wanted.sorted { $0.value.id < $1.value.id }
    progress(.began(.fetching, requests.count))
    let local = requests.filter { isLocal($0.value.source) }
    let remote = requests.filter { !isLocal($0.value.source) }
    async let read = Parallel.map(local, jobs: options.jobs) { ($0.key, self.read($0.value)) }
    let retrieved = await retrieve(remote)
    return Dictionary(uniqueKeysWithValues: await read + retrieved)
  }

  private func isLocal(_ source: GallerySource) -> Bool {
    if case .file = source.address { true } else { options.network == .frozen }
  }

  private func retrieve(_ requests: [(key: FeedKey, value: FeedRequest)]) async -> [(FeedKey, FeedOutcome)] {
    await withTaskGroup(of: (FeedKey, FeedOutcome).self) { group in
      for (key, request) in requests {
        group.addTask { (key, await self.retrieve(request)) }
      }
      return await group.reduce(into: []) { results, result in
        results.append(result)
        progress(.advanced(1))
      }
    }
  }
}

/// A feed, as far as two galleries may share it.
struct FeedKey: Sendable, Hashable {
  var address: FeedAddress
  var format: FeedFormatChoice

  init(_ source: GallerySource) {
    address = source.address
    format = source.format
  }
}

struct FeedRequest: Sendable {
  var source: GallerySource
  var id: String
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

  private func retrieve(_ request: FeedRequest) async -> FeedOutcome {
    guard case .url(let url) = request.source.address else { return read(request) }
    var policy = request.source.policy.request
    policy.mode = mode(request.id)
    let reading = FeedReading(request.source)
    let answer: Retrieval<Feed> = await retriever.retrieve(RetrievalRequest(url: url, policy: policy)) {
      body, previous throws(RetrievalRefusal) in
      try reading.read(body, previous: previous)
    }
    return FeedOutcome(answer)
  }

  private func mode(_ id: String) -> RequestPolicy.Mode {
    if options.network == .offline { return .offline }
    switch options.refreshed {
    case .none: return .normal
    case .all: return .refresh
    case .only(let ids): return ids.contains(id) ? .refresh : .normal
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
