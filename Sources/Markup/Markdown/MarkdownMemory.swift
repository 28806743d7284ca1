import Clibcmark

/// The memory of one document. libcmark asks for hundreds of small pieces per page: to take them one after the other
/// from a few blocks and give back all at once saves a tenth to a fifth of the time of parsing and writing together.
struct MarkdownMemory: ~Copyable {
  private let pool: UnsafeMutablePointer<MarkdownPool>
  private let functions: UnsafeMutablePointer<cmark_mem>

  init() {
    pool = .allocate(capacity: 1)
    pool.initialize(to: MarkdownPool())
    functions = .allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let piece = MarkdownMemory.current.pointee.take(count * size)
          memset(piece, 0, count * size)
          return piece
        },
        realloc: { piece, size in MarkdownMemory.current.pointee.resize(piece, to: size) },
        free: { piece in MarkdownMemory.current.pointee.give(piece) }))
  }

  deinit {
    pool.pointee.freeBlocks()
    pool.deallocate()
    functions.deallocate()
  }

  /// libcmark takes memory from here while `body` runs, which is given the functions that do so.
  borrowing func use<Result, Failure: Error>(
    _ body: (_ functions: UnsafeMutablePointer<cmark_mem>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let place = Self.place
    let outer = place.pointee
    place.pointee = UnsafeMutableRawPointer(pool)
    defer { place.pointee = outer }
    return try body(functions)
  }

  /// The pool in use on the thread that asks: libcmark's memory functions are given no context.
  fileprivate static var current: UnsafeMutablePointer<MarkdownPool> {
    guard let pool = place.pointee else { fatalError("libcmark asks for memory outside of `use`") }
    return pool.assumingMemoryBound(to: MarkdownPool.self)
  }

  /// Never inlined: see `markdown_thread_place`.
  @inline(never)
  private static var place: UnsafeMutablePointer<UnsafeMutableRawPointer?> {
    markdown_thread_place()
  }
}

/// Blocks of memory, of which the last is being used up. Each begins with the address of the one before. Each piece has
/// its own length before it, rounded up to words.
private struct MarkdownPool {
  private var block: UnsafeMutableRawPointer?
  private var blockSize = 16 * 1024
  private var next: UnsafeMutableRawPointer?
  private var left = 0

  @inline(__always)
  private static var word: Int { MemoryLayout<Int>.size }

  @inline(__always)
  mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    let length = Self.rounded(size)
    if length &+ Self.word > left { addBlock(for: length + Self.word) }
    let header = next.unsafelyUnwrapped
    header.assumingMemoryBound(to: Int.self).pointee = length
    next = header + (Self.word &+ length)
    left &-= Self.word &+ length
    return header + Self.word
  }

  /// Only the piece taken last can be taken anew.
  @inline(__always)
  mutating func give(_ piece: UnsafeMutableRawPointer?) {
    guard let piece, piece + Self.length(of: piece) == next else { return }
    left += Self.word + Self.length(of: piece)
    next = piece - Self.word
  }

  mutating func resize(_ piece: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer {
    guard let piece else { return take(size) }
    let old = Self.length(of: piece)
    let more = Self.rounded(size) - old
    if more <= 0 { return piece }
    if piece + old == next, more <= left {
      (piece - Self.word).storeBytes(of: old + more, as: Int.self)
      next = piece + (old + more)
      left -= more
      return piece
    }
    let moved = take(size)
    memcpy(moved, piece, old)
    return moved
  }

  func freeBlocks() {
    var block = block
    while let last = block {
      block = last.load(as: UnsafeMutableRawPointer?.self)
      free(last)
    }
  }

  /// Blocks double, so that their number stays small.
  @inline(never)
  private mutating func addBlock(for size: Int) {
    blockSize = max(2 * blockSize, size + Self.word)
    guard let fresh = malloc(blockSize) else { fatalError("out of memory") }
    fresh.storeBytes(of: block, as: UnsafeMutableRawPointer?.self)
    block = fresh
    next = fresh + Self.word
    left = blockSize - Self.word
  }

  @inline(__always)
  private static func rounded(_ size: Int) -> Int {
    (size &+ word &- 1) & -word
  }

  @inline(__always)
  private static func length(of piece: UnsafeMutableRawPointer) -> Int {
    (piece - word).assumingMemoryBound(to: Int.self).pointee
  }
}
