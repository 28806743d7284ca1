#if canImport(Darwin)
  import Darwin

  private let systemWrite = unsafe Darwin.write
  private let systemExit = Darwin.exit
#else
  import Glibc

  private let systemWrite = unsafe Glibc.write
  private let systemExit = Glibc.exit
#endif

/// The two streams of the program: data goes to standard output, words for people to standard error.
enum Terminal {
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Ends the program at once: what is in memory goes with it.
  static func exit(_ code: Int32) -> Never { systemExit(code) }

  static func isInteractive(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Whether standard input is a terminal.
  static var hasPerson: Bool { isatty(0) == 1 }

  /// Writes all of it; a reader that went away (`sitegen list | head`) ends the writing without words.
  static func write(_ text: String, to stream: Stream) { write(Array(text.utf8), to: stream) }

  static func write(_ bytes: [UInt8], to stream: Stream) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// All of standard input.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}
