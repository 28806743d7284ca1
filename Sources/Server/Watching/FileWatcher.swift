/// Of what the system gives out so much and no more.
public enum WatchLimit: Sendable, Hashable {
  /// Folders to watch: `fs.inotify.max_user_watches`.
  case watches
  /// Programs that watch, for each user: `fs.inotify.max_user_instances`; or files that are open.
  case instances
}

/// Tells what changes among the files of a list, by the system's own notices or by looking again and again.
public actor FileWatcher {
  public enum Event: Sendable, Hashable {
    /// These paths, or any when it is nil.
    case changed(Set<String>?)
    /// The system does not tell of everything; what it does not tell of is looked at every so often from now on.
    case limitReached(WatchLimit)
  }

  private var list: WatchList
  private let interval: Duration
  private var watches: FolderWatches?
  private let events: AsyncStream<[INotify.Event]>?
  /// What is looked at, and as it was at the last look.
  private var looked = WatchList(folders: [], files: [])
  private var states: FileStates?
  /// Why there are no notices, until it was said.
  private var limit: WatchLimit?
  /// Whether it was said that the system watches no more folders.
  private var saidFull = false
  private let (turns, turn) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  private let tell: @Sendable (Event) async -> Void

  /// - Parameters:
  ///   - polls: whether to look rather than to be told: folders over a network tell nothing.
  ///   - interval: between two looks, and at least nineteen times as long as a look takes.
  public init(
    _ list: WatchList, polls: Bool = false, interval: Duration = .milliseconds(400),
    tell: @escaping @Sendable (Event) async -> Void
  ) async {
    self.list = list
    self.interval = interval
    self.tell = tell
    var notify: INotify?
    if !polls {
      do { notify = try INotify() } catch { if case .limit(let limit) = error { self.limit = limit } }
    }
    events = notify?.events
    watches = notify.map { FolderWatches($0, list) }
    if let limit { await tell(.limitReached(limit)) }
    await lookWhereNeeded()
  }

  /// Watches what is in this list from now on.
  public func follow(_ list: WatchList) async {
    guard list != self.list else { return }
    self.list = list
    watches?.follow(list)
    await lookWhereNeeded()
  }

  /// Goes on until the task is cancelled.
  public func run() async {
    await withTaskGroup(of: Void.self) { group in
      if let events { group.addTask { for await burst in events { await self.take(burst) } } }
      group.addTask { await self.lookAgainAndAgain() }
    }
  }

  private func take(_ burst: [INotify.Event]) async {
    guard let changes = watches?.changes(burst) else { return await tell(.changed(nil)) }
    // What came before the first look is in nobody's notice.
    if await lookWhereNeeded() { await tell(.changed(nil)) }
    if !changes.isEmpty { await tell(.changed(changes)) }
  }

  /// What nobody tells of: all, or what the system has no more room for. True when there is more of it than before.
  @discardableResult
  private func lookWhereNeeded() async -> Bool {
    guard (watches?.unwatched ?? list) != looked else { return false }
    // What changed until now would be what the next look begins with.
    await look()
    let wanted = watches?.unwatched ?? list
    let isMore = !wanted.folders.isSubset(of: looked.folders) || !wanted.files.isSubset(of: looked.files)
    looked = wanted
    states = FileStates(of: wanted)
    turn.yield()
    guard watches != nil, !wanted.isEmpty else { return false }
    if !saidFull { await tell(.limitReached(.watches)) }
    saidFull = true
    return isMore
  }

  private func lookAgainAndAgain() async {
    let clock = ContinuousClock()
    for await _ in turns {
      while !looked.isEmpty, !Task.isCancelled {
        let start = clock.now
        await look()
        try? await Task.sleep(for: max(interval, (clock.now - start) * 19))
      }
    }
  }

  private func look() async {
    let list = looked
    guard let now = FileStates(of: list) else { return }
    let changes = states.map { now.changes(since: $0) } ?? []
    states = now
    if !changes.isEmpty { await tell(.changed(changes)) }
  }
}
