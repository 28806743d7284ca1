import Synchronization

/// Numbers the players of one page as its template places them, so that their ids stay unique however often a gallery is
/// placed. A page is rendered by one thread; the lock is there because template values can go to any.
final class EmbedNumbers: Sendable {
  private let used: Mutex<Int>

  /// - Parameter used: how many the page's content has.
  init(after used: Int) { self.used = Mutex(used) }

  func next() -> Int {
    used.withLock { used in
      used += 1
      return used
    }
  }
}
