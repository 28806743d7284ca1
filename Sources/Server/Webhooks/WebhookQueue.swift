public import Cincopa
public import Generator

/// What the platform said and nobody has acted on yet. It is on the disk before a delivery is confirmed, so that a kill
/// loses nothing; what is said twice before somebody acts on it is kept once.
///
/// The folder holds files of numbers. Whoever takes what has come begins a new file, and removes the old ones when it
/// is done with them.
public actor WebhookQueue {
  /// What was taken to be acted on.
  public struct Batch: Sendable, Hashable {
    public var changes = MediaChanges()
    /// Deliveries behind it, those of an earlier run apart.
    public var deliveries = 0
    var files: [Int] = []

    public init() {}

    public var isEmpty: Bool { changes.isEmpty }

    public mutating func formUnion(_ other: Batch) {
      changes.formUnion(other.changes)
      deliveries += other.deliveries
      files += other.files
    }
  }

  private typealias Writing = CheckedContinuation<FileError?, Never>

  private let folder: Directory
  private let path: String
  /// How long nothing must come before it is given out, and how long after the first it is at the latest.
  private let rest: Duration
  private let longestWait: Duration
  private var fresh = Batch()
  private var postponed = Batch()
  private var file: Int?
  private var nextFile: Int
  private var unwritten: [(changes: [MediaChange], writing: Writing)] = []
  private var isWriting = false
  /// When something came first, and last, of what is fresh.
  private var (firstNews, lastNews) = (ContinuousClock.now, ContinuousClock.now)
  private var isOver = false
  private var sleeper: CheckedContinuation<Void, Never>?
  private var sleepsUntilNews = false
  /// Why the last delivery could not be kept.
  private(set) var failure: FileError?

  /// Makes the folder when it is not there, and goes on with what an earlier run left in it.
  public init(folder path: String, rest: Duration, longestWait: Duration) throws(WebhookQueueError) {
    (self.path, self.rest, self.longestWait) = (path, rest, longestWait)
    do throws(FileError) {
      try FileSystem.makeFolders(path)
      folder = try Directory.current.open(path)
    } catch { throw .file(error) }
    guard folder.lock() else { throw .inUse(path) }
    do throws(FileError) {
      for name in try folder.names() {
        guard let number = Int(name) else { continue }
        fresh.changes.formUnion(QueueRecords.read(try folder.read(name)))
        fresh.files.append(number)
      }
    } catch { throw .file(error.below(path)) }
    nextFile = (fresh.files.max() ?? 0) + 1
  }

  /// Comes back when it is on the disk.
  /// - Throws: when it cannot be written; then it is as if it had never come.
  func add(_ changes: [MediaChange]) async throws(FileError) {
    let new = changes.filter { !fresh.changes.covers($0) }
    if new.isEmpty { return note(deliveries: 1) }
    let failure: FileError? = await withCheckedContinuation { writing in
      unwritten.append((new, writing))
      if isWriting { return }
      isWriting = true
      // What comes in the meantime is written in one go.
      Task { self.write() }
    }
    if let failure { throw failure }
  }

  private func write() {
    defer { isWriting = false }
    let part = unwritten
    unwritten = []
    let changes = part.flatMap(\.changes)
    do throws(FileError) {
      try append(QueueRecords.bytes(of: changes))
      for change in changes { fresh.changes.insert(change) }
      note(deliveries: part.count)
      failure = nil
    } catch {
      // Part of a line may stand at the end of the file, where it does no harm.
      file = nil
      failure = error.below(path)
    }
    for entry in part { entry.writing.resume(returning: failure) }
  }

  private func note(deliveries: Int) {
    lastNews = .now
    if fresh.deliveries == 0 { firstNews = lastNews }
    fresh.deliveries += deliveries
    if sleepsUntilNews { wake() }
  }

  private func append(_ bytes: [UInt8]) throws(FileError) {
    let number = file ?? nextFile
    try folder.append(Self.name(number), bytes)
    if file != nil { return }
    folder.sync()
    file = number
    nextFile = number + 1
    fresh.files.append(number)
  }

  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }

  private func wake() {
    sleeper?.resume()
    sleeper = nil
  }
}

// MARK: - Acting on it

extension WebhookQueue {
  /// What has come, once it has come to rest; at `deadline` whatever there is, which may be nothing. Nil at the end. For
  /// one who asks at a time.
  public func next(by deadline: ContinuousClock.Instant?) async -> Batch? {
    if fresh.isEmpty, !isOver { await sleep(until: deadline, orNews: true) }
    while !isOver, !fresh.isEmpty {
      let moment = min(lastNews + rest, firstNews + longestWait)
      if moment <= .now { break }
      await sleep(until: moment, orNews: false)
    }
    guard !isOver else { return nil }
    defer { (fresh, file) = (Batch(), nil) }
    return fresh
  }

  /// The batch was acted on. One that cannot be removed is acted on again by the next run, which does no harm.
  public func finish(_ batch: Batch) {
    for number in batch.files { _ = try? folder.unlink(Self.name(number)) }
  }

  /// The batch is to be tried again: `takePostponed` gives it back.
  public func postpone(_ batch: Batch) {
    postponed.formUnion(batch)
    guard postponed.files.count > 8 else { return }
    // In one file what many hold.
    let number = nextFile
    nextFile += 1
    guard (try? folder.append(Self.name(number), QueueRecords.bytes(of: postponed.changes.all))) != nil else { return }
    folder.sync()
    finish(postponed)
    postponed.files = [number]
  }

  public func takePostponed() -> Batch {
    defer { postponed = Batch() }
    return postponed
  }

  /// Nothing is given out any more. What comes is still kept, for the next run.
  public func end() {
    isOver = true
    wake()
  }

  /// How many ids wait to be acted on, as far as they are known.
  var waitingCount: Int { fresh.changes.all.count + postponed.changes.all.count }

  private func sleep(until deadline: ContinuousClock.Instant?, orNews: Bool) async {
    sleepsUntilNews = orNews
    let timer = deadline.map { deadline in
      Task {
        try await Task.sleep(until: deadline, clock: .continuous)
        self.wake()
      }
    }
    await withCheckedContinuation { sleeper = $0 }
    sleepsUntilNews = false
    timer?.cancel()
  }
}

/// Why there can be no queue.
public enum WebhookQueueError: Error, Sendable, Hashable {
  case file(FileError)
  /// Somebody else listens for the same site.
  case inUse(String)
}
