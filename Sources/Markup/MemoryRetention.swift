internal import Clibcmark
internal import Synchronization

/// What is done with memory that is not needed for the moment, or any more.
public enum MemoryRetention {
  /// As the C library's allocator itself, of the whole program.
  private static let isKept = Atomic(false)

  /// Keeps up to `bytes` of it for what comes next: a program that lives for a fraction of a second, and fills and
  /// empties memory all the time, otherwise spends some percent of it on giving memory back and asking for it again.
  /// Not for programs that stay.
  public static func keepFreedMemory(upTo bytes: Int32) {
    keep_freed_memory(bytes)
    isKept.store(true, ordering: .relaxed)
  }

  /// Gives back what only the start of the program needed.
  public static func forgetStart() { forget_relocations() }

  /// Has the calling thread's share of what it is going to fill in one step, where freed memory is kept; once for each
  /// thread.
  public static func growShare() {
    if isKept.load(ordering: .relaxed) { grow_memory_of_thread(24 << 20, 4 << 20) }
  }
}
