internal import Generator

/// Which folders inotify watches for a list, and what its events mean in paths.
struct FolderWatches {
  private let notify: INotify
  private var list: WatchList
  private var paths: [Int32: String] = [:]
  /// What the system watches no more room for: somebody must look at it.
  private(set) var unwatched = WatchList(folders: [], files: [])

  init(_ notify: INotify, _ list: WatchList) {
    self.notify = notify
    self.list = list
    watchAll()
  }

  mutating func follow(_ list: WatchList) {
    guard list != self.list else { return }
    self.list = list
    watchAll()
  }

  /// The paths that changed; nil when nobody knows which.
  mutating func changes(_ burst: [INotify.Event]) -> Set<String>? {
    var changed: Set<String> = []
    var isLost = false
    for event in burst {
      switch event.kind {
      case .lost: isLost = true
      case .ended:
        if let path = paths.removeValue(forKey: event.watch), leadsToAll(path) { isLost = true }
      case .changed, .gone:
        guard let folder = paths[event.watch] else { continue }
        let path = event.name.isEmpty ? folder : FileSystem.join(folder, event.name)
        if list.concerns(path, isFolder: event.isFolder) { changed.insert(path) }
        if !event.name.isEmpty, follow(event, path) { isLost = true }
      }
    }
    guard isLost else { return changed }
    watchAll()
    return nil
  }

  /// Watches the folders that came by an event, and no longer those that went. Tells whether all must be found again.
  private mutating func follow(_ event: INotify.Event, _ path: String) -> Bool {
    let wasWatched = paths.values.contains(path)
    // A symlink to a folder is told as a file is: a new one may lead elsewhere.
    let isOther = event.kind == .gone || !event.isFolder || !wasWatched
    guard event.isFolder || wasWatched || event.kind == .changed && FileSystem.isDirectory(path) else { return false }
    if isOther, leadsToAll(path) {
      forget(path)
      return true
    }
    guard list.isInFolder(path) else { return false }
    if isOther { forget(path) }
    if event.kind != .gone { watchTree(path) }
    return false
  }

  /// Whether it is a folder without which what is in the list is not found: the site's, or one above it.
  private func leadsToAll(_ path: String) -> Bool {
    list.parents.contains { $0 == path || $0.hasPrefix(path + "/") }
  }

  private mutating func watchAll() {
    unwatched = WatchList(folders: [], files: [])
    // First, so that a folder which comes meanwhile is told.
    for folder in list.parents { watchAbove(folder) }
    for folder in list.parents.sorted() where watch(folder) == .refused {
      let names = WatchList(folders: [folder], files: [])
      unwatched.files.formUnion(list.files.filter(names.isInFolder))
      unwatched.folders.formUnion(list.folders.filter(names.isInFolder))
    }
    for folder in list.folders.sorted() { watchTree(folder) }
  }

  /// The nearest folder above that is there: it tells when one goes, and when it comes again.
  private mutating func watchAbove(_ folder: String) {
    var folder = folder
    while folder != "/", folder != ".", folder != "..", !folder.hasSuffix("/..") {
      let parent = FileSystem.parent(of: folder)
      folder = parent.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : parent
      if watch(folder) != .missing { return }
    }
  }

  /// The folder and those below it. It is watched before it is read, so that nothing slips through in between.
  private mutating func watchTree(_ folder: String) {
    switch watch(folder) {
    case .missing: return
    case .refused: return unwatched.folders.formUnion([folder])
    case .done: break
    }
    guard let names = try? Directory.current.open(folder).names() else { return }
    for name in names where !PassingFiles.contain(name, isFolder: true) {
      let path = FileSystem.join(folder, name)
      if FileSystem.isDirectory(path) { watchTree(path) }
    }
  }

  private enum Watching {
    case done
    /// There is no such folder, or it is watched by another path already, as in a circle of symlinks.
    case missing
    /// The system watches no more.
    case refused
  }

  private mutating func watch(_ folder: String) -> Watching {
    let number: Int32
    do throws(INotify.Refusal) { number = try notify.watch(folder) } catch {
      if case .limit = error { return .refused }
      return .missing
    }
    if let known = paths[number] { return known == folder ? .done : .missing }
    paths[number] = folder
    return .done
  }

  /// What was moved away would go on to tell of itself by its old path.
  private mutating func forget(_ folder: String) {
    for (number, path) in paths where path == folder || path.hasPrefix(folder + "/") {
      notify.end(number)
      paths[number] = nil
    }
  }
}
