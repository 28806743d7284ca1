@unsafe @preconcurrency internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#endif

/// Linux's inotify(7): says what happens in folders, without those below them. The only file of this target that calls
/// the operating system. Elsewhere there is none, and files are looked at again and again instead.
final class INotify: Sendable {
  struct Event: Sendable, Hashable {
    /// The folder, as `watch` numbered it; -1 when events were lost.
    var watch: Int32
    /// A name in the folder; empty when it is about the folder itself.
    var name: String
    var isFolder: Bool
    var kind: Kind
  }

  enum Kind: Sendable, Hashable {
    /// Made, moved here, written and closed, or given other rights.
    case changed
    case gone
    /// The folder is not watched any longer.
    case ended
    /// Too much happened at once, and nobody knows what.
    case lost
  }

  enum Refusal: Error, Sendable, Hashable {
    case limit(WatchLimit)
    case unreadable
    /// There is no such thing on this system.
    case missing
  }

  /// In bursts, as the system tells them.
  let events: AsyncStream<[Event]>

  #if os(Linux)
    private let descriptor: Int32
    private let news: AsyncStream<[Event]>.Continuation

    init() throws(Refusal) {
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else { throw errno == ENOSYS ? .missing : .limit(.instances) }
      (events, news) = AsyncStream.makeStream()
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "inotify"))
      source.setEventHandler { [descriptor, news] in
        let burst = Self.read(descriptor)
        if !burst.isEmpty { news.yield(burst) }
      }
      source.setCancelHandler { [descriptor] in _ = close(descriptor) }
      // The stream keeps the source, and ends it.
      news.onTermination = { _ in source.cancel() }
      source.activate()
    }

    deinit { news.finish() }

    /// Numbers the folder; the same folder has one number, by whatever path.
    func watch(_ folder: String) throws(Refusal) -> Int32 {
      let kinds = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF
      let number = unsafe inotify_add_watch(descriptor, folder, UInt32(kinds | Int32(IN_ONLYDIR)))
      if number >= 0 { return number }
      throw errno == ENOSPC || errno == ENOMEM ? .limit(.watches) : .unreadable
    }

    func end(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

    private static func read(_ descriptor: Int32) -> [Event] {
      var events: [Event] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return events }
        var rest = buffer[..<count]
        while let event = Event(taking: &rest) { events.append(event) }
      }
    }
  #else
    init() throws(Refusal) { throw .missing }

    func watch(_ folder: String) throws(Refusal) -> Int32 { throw .unreadable }

    func end(_ watch: Int32) {}
  #endif
}

#if os(Linux)
  extension INotify.Event {
    /// The next `struct inotify_event`: four numbers of 32 bits (watch, kinds, cookie, length of the name), then the name
    /// with zeros to its end.
    fileprivate init?(taking bytes: inout ArraySlice<UInt8>) {
      guard bytes.count >= 16 else { return nil }
      let numbers = (0..<4).map { index in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[bytes.startIndex + index * 4 + $1]) << (8 * $1) }
      }
      bytes = bytes.dropFirst(16)
      name = String(decoding: bytes.prefix(Int(numbers[3])).prefix { $0 != 0 }, as: UTF8.self)
      bytes = bytes.dropFirst(Int(numbers[3]))
      watch = Int32(bitPattern: numbers[0])
      let kinds = numbers[1]
      isFolder = kinds & UInt32(IN_ISDIR) != 0
      kind =
        if kinds & UInt32(IN_Q_OVERFLOW) != 0 {
          .lost
        } else if kinds & UInt32(IN_IGNORED) != 0 {
          .ended
        } else if kinds & UInt32(IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF) != 0 { .gone } else { .changed }
    }
  }
#endif
