internal import Clibcmark

/// What the C library's allocator does with memory that is free for the moment.
public enum MemoryRetention {
  /// Keeps up to `bytes` of it for what comes next: a program that lives for a fraction of a second, and fills and
  /// empties memory all the time, otherwise spends some percent of it on giving memory back and asking for it again.
  /// Not for programs that stay.
  public static func keepFreedMemory(upTo bytes: Int32) { keep_freed_memory(bytes) }

  /// Has the calling thread's share of what it is going to fill in one step, where freed memory is kept; once for each
  /// thread.
  public static func growShare() { grow_memory_of_thread(24 << 20) }
}
