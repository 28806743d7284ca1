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
  /// Whether items of files hold their descriptions as HTML: hardly any template shows them.
  var keepsContent = true
  /// Whether outcomes hold the feeds besides what galleries show of them.
  var keepsFeeds = false
  /// Files of the site that need not be read again while they look as they did.
  var past: PastBuild?

  /// Galleries that name the same feed share one request; those that demand different things of it are told apart.
  func load(_ galleries: [GalleryDefinition]) async -> [FeedKey: FeedOutcome] {
    var wanted: [FeedKey: FeedRequest] = [:]
    for gallery in galleries {
      guard let source = gallery.source else { continue }
      wanted[FeedKey(source), default: FeedRequest(gallery, from: source)].add(gallery, from: source)
    }
    let requests = wanted.values.sorted { $0.id < $1.id }
    let local = requests.filter { isLocal($0.source) }
    let remote = requests.filter { !isLocal($0.source) }
    if !remote.isEmpty { progress(.began(.fetching, remote.count)) }
    async let read = Parallel.map(local, jobs: options.jobs) { (FeedKey($0.source), self.read($0)) }
    let retrieved = await retrieve(remote)
    return Dictionary(uniqueKeysWithValues: await read + retrieved)
  }

  private func isLocal(_ source: GallerySource) -> Bool {
    if case .file = source.address { true } else { source.snapshot != nil }
  }

  private func retrieve(_ requests: [FeedRequest]) async -> [(FeedKey, FeedOutcome)] {
    await withTaskGroup(of: [(FeedKey, FeedOutcome)].self) { group in
      for sharers in Dictionary(grouping: requests, by: \.source.address).values {
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
    let answer = await retrieve(common, as: Set(sharers.map(\.source.format)))
    let isForAll = sharers.count == 1 || answer.isGood
    var results: [(FeedKey, FeedOutcome)] = []
    for var request in sharers {
      request.ids = common.ids
      request.identities = common.identities
      let format = request.source.format
      let isRead = answer.value == nil || answer.value?[format] != nil
      let own = isForAll && isRead ? answer : await retrieve(request, as: [format], replacesCopy: false)
      results.append((FeedKey(request.source), outcome(own, format)))
    }
    return results
  }
}

// MARK: - One feed

extension FeedLoader {
  /// A file of the site, or the snapshot of a remote feed.
  func read(_ request: FeedRequest) -> FeedOutcome {
    let (path, reading) = place(of: request.source)
    if !keepsFeeds, let past, !past.feeds.isEmpty,
      let outcome = past.outcome(of: request.source, FileSystem.status(options.path(path)))
    {
      return outcome
    }
    var file = RecordedInput(path: path, mark: .missing, print: Fingerprint())
    var outcome = read(request, reading, &file)
    outcome.file = file
    outcome.print = file.print
    return outcome
  }

  private func read(
    _ request: FeedRequest, _ reading: FeedReading, _ file: inout RecordedInput
  ) -> FeedOutcome {
    let path = file.path
    do {
      let limit = request.source.policy.request.maxSize
      let (bytes, status) = try Directory.current.contents(options.path(path), limit: limit, waits: false)
      (file.mark, file.print) = (FileMark(status), Fingerprint(bytes))
      return try shown(bytes, reading)
    } catch let error as FeedError {
      return FeedOutcome(status: .failed, reason: "\(path):\(error.location.line): \(error.message)")
    } catch let error as RetrievalRefusal {
      return FeedOutcome(status: .failed, reason: error.reason)
    } catch let error as FileError {
      if !error.isMissing { file.mark = FileMark(FileSystem.status(options.path(path))) }
      return FeedOutcome(status: .failed, reason: "\(path): \(error.reason)")
    } catch {
      return FeedOutcome(status: .failed, reason: "\(path) cannot be read")
    }
  }

  /// Of each entry only what galleries show is ever kept.
  private func shown(_ bytes: [UInt8], _ reading: FeedReading) throws -> FeedOutcome {
    var reading = reading
    reading.keepsContent = keepsContent
    let items = ItemViewList(baseURL)
    let feed = try reading.parse(file: bytes, into: items)
    try reading.accept(count: items.items.count, previous: nil)
    return FeedOutcome(status: .local, contents: FeedContents(feed, items))
  }

  private func place(of source: GallerySource) -> (path: String, FeedReading) {
    if let snapshot = source.snapshot { return (snapshot, .snapshot(of: source)) }
    return (source.address.text, FeedReading(source))
  }

  /// One answer as all `formats` in which galleries read it. Who cannot read it has no say in whether it is good.
  private func retrieve(
    _ request: FeedRequest, as formats: Set<FeedFormatChoice>, replacesCopy: Bool = true
  ) async -> FeedAnswer {
    guard case .url(let url) = request.source.address else {
      return FeedAnswer()
    }
    var retrieval = RetrievalRequest(
      url: url, purpose: request.source.purpose, policy: request.source.policy.request)
    retrieval.replacesCopy = replacesCopy
    retrieval.names = request.ids
    retrieval.policy.mode = await mode(request, retrieval)
    let readings = formats.sorted { $0.rawValue < $1.rawValue }.map { ($0, FeedReading(request.source, as: $0)) }
    var answer = FeedAnswer(isRefreshed: retrieval.policy.mode == .refresh)
    answer.retrieval = await retriever.retrieve(retrieval) {
      body, previous throws(RetrievalRefusal) in
      var feeds: [FeedFormatChoice: ComparedFeed] = [:]
      var refusal: RetrievalRefusal?
      for (format, reading) in readings {
        let feed: Feed
        do throws(RetrievalRefusal) { feed = try reading.read(body) } catch {
          refusal = refusal ?? error
          continue
        }
        let known = previous?[format]?.feed
        feeds[format] = ComparedFeed(try reading.accepted(feed, previous: known), previous: known, body)
      }
      if feeds.isEmpty, let refusal { throw refusal }
      return feeds
    }
    return answer
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

/// What came of one request, for every format that it was read in.
private struct FeedAnswer: Sendable {
  var retrieval = Retrieval<[FeedFormatChoice: ComparedFeed]>(value: nil, status: .cached, age: nil)
  /// Whether its server was to be asked anew.
  var isRefreshed = false

  var value: [FeedFormatChoice: ComparedFeed]? { retrieval.value }

  /// Whether it is as good as any that could be had now.
  var isGood: Bool { retrieval.status == .fresh || retrieval.status == .cached }
}

/// A feed with what is new in it, noted while both are at hand.
private struct ComparedFeed: Sendable {
  var feed: Feed
  var difference: FeedDifference?
  /// Of all that it was read from.
  var print: Fingerprint

  init(_ feed: Feed, previous: Feed?, _ body: RetrievedBody) {
    self.feed = feed
    print = Fingerprint(body.bytes)
    print.add(body.contentType)
    print.add(body.url.string)
    difference = previous.map { FeedDifference(from: $0, to: feed) }
  }
}

extension FeedLoader {
  private func outcome(_ found: FeedAnswer, _ format: FeedFormatChoice) -> FeedOutcome {
    let answer = found.retrieval
    let value = answer.value?[format]
    let (status, reason): (FeedOutcome.Status, String?) =
      switch answer.status {
      case .fresh: (.fresh, nil)
      case .cached: (.cached, nil)
      case .stale(let reason): (.stale, reason)
      case .failed(let reason): (.failed, reason)
      }
    var outcome = FeedOutcome(
      status: status, contents: (value?.feed).map(FeedContents.init), reason: reason, age: answer.age)
    outcome.checked = answer.checked
    outcome.isRefreshed = found.isRefreshed
    outcome.difference = value?.difference
    outcome.print = value?.print ?? Fingerprint()
    if keepsFeeds { outcome.feed = value?.feed }
    return outcome
  }
}
