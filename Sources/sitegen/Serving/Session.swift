@unsafe @preconcurrency import Dispatch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the person before the terminal does while the program goes on: keys and Ctrl-C. Beside `Terminal` the only file
/// of this target that calls the C library.
struct Session {
  enum Event: Sendable, Hashable {
    case key(Character)
    /// Ctrl-C or a polite kill, with the exit code that says so.
    case interrupted(Int32)
  }

  let events: AsyncStream<Event>
  /// Whether keys are heard: standard input is a terminal, and ours to ask.
  let hasKeys: Bool
  private let sender: AsyncStream<Event>.Continuation

  init() {
    (events, sender) = AsyncStream.makeStream()
    let modes = Self.modesBeforeKeys()
    hasKeys = modes != nil
    let signals = Signals { [sender] code in sender.yield(.interrupted(code)) }
    var keys: (any DispatchSourceProtocol)?
    if hasKeys {
      let source = DispatchSource.makeReadSource(fileDescriptor: 0, queue: .global())
      source.setEventHandler { [sender] in
        if let key = Self.key() { sender.yield(.key(key)) } else { source.cancel() }
      }
      source.activate()
      keys = source
    }
    sender.onTermination = { [keys] _ in
      signals.end()
      keys?.cancel()
      if var modes { unsafe tcsetattr(0, TCSANOW, &modes) }
    }
  }

  /// The terminal is as it was; nothing more is heard.
  func end() { sender.finish() }

  /// Asks for each key at once and unseen. How the terminal was before; nil when standard input is none, or when we run
  /// in the background, where asking would stop us.
  private static func modesBeforeKeys() -> termios? {
    var modes = termios()
    guard isatty(0) == 1, tcgetpgrp(0) == getpgrp(), unsafe tcgetattr(0, &modes) == 0 else { return nil }
    let before = modes
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    return unsafe tcsetattr(0, TCSANOW, &modes) == 0 ? before : nil
  }

  /// The next key, letters in lower case; nil when there will be none.
  private static func key() -> Character? {
    var byte: UInt8 = 0
    guard unsafe read(0, &byte, 1) == 1 else { return nil }
    return Character(Unicode.Scalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
  }
}

extension Session {
  /// Opens an address in the browser: `BROWSER`, else what the system has for it. Tells whether there was such a program.
  static func open(_ address: String, environment: [String: String]) -> Bool {
    let own = environment["BROWSER"].flatMap { $0.isEmpty ? nil : $0 }
    #if os(macOS)
      let usual = ["open"]
    #else
      let usual = ["xdg-open", "sensible-browser"]
    #endif
    return (own.map { [$0] } ?? usual).contains { start([$0, address], environment) }
  }

  /// Starts a program that says nothing on our terminal, and does not wait for it.
  private static func start(_ words: [String], _ environment: [String: String]) -> Bool {
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var child: pid_t = 0
    return unsafe posix_spawnp(&child, words[0], &actions, nil, &arguments, &variables) == 0
  }
}

/// Ctrl-C, a polite kill and the end of the terminal, which then end nothing by themselves.
struct Signals {
  private let queue = DispatchQueue(label: "signals")
  private let sources: [any DispatchSourceProtocol]

  /// `tell` gets the exit code that says so, one call after the other.
  init(_ tell: @escaping @Sendable (Int32) -> Void) {
    sources = [(SIGINT, Int32(130)), (SIGTERM, 143), (SIGHUP, 129)].compactMap { [queue] number, code in
      // The source hears it all the same.
      let former = signal(number, SIG_IGN)
      // By `nohup`: it is to go on.
      if number == SIGHUP, unsafe unsafeBitCast(former, to: Int.self) == Self.ignored { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { tell(code) }
      source.activate()
      return source
    }
  }

  private static let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)

  /// Comes back when what was told has been done.
  func settle() { queue.sync {} }

  func end() { for source in sources { source.cancel() } }
}
