internal import Generator

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
    /// The system tells no more; from now on files are looked at every so often.
    case limitReached(WatchLimit)
  }

  private var list: WatchList
  private let interval: Duration
  private var notify: INotify?
  private var watches: FolderWatches?
  private var states: FileStates?
  /// Why there is no `notify`, until it was said.
  private var limit: WatchLimit?
  private let tell: @Sendable (Event) async -> Void

  /// - Parameters:
  ///   - polls: whether to look rather than to be told: folders over a network tell nothing.
  ///   - interval: between two looks.
  public init(
    _ list: WatchList, polls: Bool = false, interval: Duration = .milliseconds(400),
    tell: @escaping @Sendable (Event) async -> Void
  ) async {
    self.list = list
    self.interval = interval
    self.tell = tell
    if !polls {
      do { notify = try INotify() } catch { if case .limit(let limit) = error { self.limit = limit } }
    }
    states = FileStates(of: list)
    await begin()
  }

  /// Watches what is in this list from now on.
  public func follow(_ list: WatchList) async {
    guard list != self.list else { return }
    self.list = list
    guard notify != nil else { return states = FileStates(of: list) ?? states }
    do { try watches?.follow(list) } catch { await poll(after: error) }
  }

  /// Goes on until the task is cancelled.
  public func run() async {
    if let events = notify?.events {
      for await burst in events { await take(burst) }
    }
    while !Task.isCancelled {
      try? await Task.sleep(for: interval)
      await look()
    }
  }

  private func begin() async {
    if let limit { await tell(.limitReached(limit)) }
    guard let notify else { return }
    do { watches = try FolderWatches(notify, list) } catch { await poll(after: error) }
  }

  private func take(_ burst: [INotify.Event]) async {
    do {
      guard let changes = try watches?.changes(burst) else { return await tell(.changed(nil)) }
      if !changes.isEmpty { await tell(.changed(changes)) }
    } catch { await poll(after: error) }
  }

  /// From now on by looking.
  private func poll(after refusal: INotify.Refusal) async {
    notify = nil
    watches = nil
    states = FileStates(of: list)
    if case .limit(let limit) = refusal { await tell(.limitReached(limit)) }
    await tell(.changed(nil))
  }

  private func look() async {
    guard let now = FileStates(of: list) else { return }
    let changes = states.map { now.changes(since: $0) } ?? []
    states = now
    if !changes.isEmpty { await tell(.changed(changes)) }
  }
}

/// Sizes and times of all files of a list.
struct FileStates: Sendable {
  private var files: [String: FileStatus] = [:]

  /// Nil when something vanishes while one looks; a moment later one sees more.
  init?(of list: WatchList) {
    for file in list.files { files[file] = FileSystem.status(file) }
    for folder in list.folders where FileSystem.isDirectory(folder) {
      guard let entries = try? FileSystem.list(folder) else { return nil }
      for entry in entries {
        let path = FileSystem.join(folder, entry.path)
        if list.concerns(path, isFolder: entry.kind == .folder) { files[path] = FileSystem.status(path) }
      }
    }
  }

  func changes(since other: FileStates) -> Set<String> {
    let changed = files.filter { path, status in
      guard let before = other.files[path] else { return true }
      return status.kind != .folder && status != before
    }
    return Set(changed.keys).union(other.files.keys.filter { files[$0] == nil })
  }
}
