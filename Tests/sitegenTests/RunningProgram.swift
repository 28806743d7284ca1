import Foundation
import Testing

/// The built program while it goes on, as a person at a terminal has it.
final class RunningProgram: Sendable {
  private let process: Process
  private let lines: LineStream
  private let keys = Pipe()

  /// `onTerminal` puts it before a terminal of its own: keys reach it, and Ctrl-C is one of them. `shell` is a line of
  /// the shell with `COMMAND` where the program is to be.
  init(
    _ words: [String], in folder: URL, environment: [String: String] = [:], onTerminal: Bool = false,
    within shell: String? = nil
  ) throws {
    let output = Pipe()
    process = Process()
    process.executableURL = onTerminal || shell != nil ? URL(filePath: "/usr/bin/env") : Program.executable
    let command = ([Program.executable.path] + words).map { "'\($0)'" }.joined(separator: " ")
    process.arguments = onTerminal ? ["script", "-qefc", "exec \(command)", "/dev/null"] : words
    if let shell { process.arguments = ["sh", "-c", shell.replacing("COMMAND", with: command)] }
    process.currentDirectoryURL = folder
    process.environment = Program.base.merging(environment) { $1 }
    process.standardInput = keys
    process.standardOutput = onTerminal ? output : FileHandle.nullDevice
    process.standardError = onTerminal ? FileHandle.nullDevice : output
    lines = LineStream(output.fileHandleForReading)
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// What it says up to the first line that holds these words.
  @discardableResult
  func says(_ words: String) async throws -> String { try await lines.read(to: words) }

  func press(_ key: String) throws { try keys.fileHandleForWriting.write(contentsOf: Data(key.utf8)) }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Its exit code, once it has ended.
  func ended() async throws -> Int32 {
    while try await lines.next() != nil {}
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// What comes out of a pipe or socket, line by line. A thread of its own reads it: a handler of `FileHandle` may still be
/// watched by libdispatch when the handle is closed, and then the process dies.
actor LineStream {
  private var pieces: AsyncStream<Data>.AsyncIterator
  private var rest = Data()

  init(_ handle: FileHandle) {
    let (stream, sender) = AsyncStream.makeStream(of: Data.self)
    Thread.detachNewThread {
      while let data = Data(availableIn: handle) { sender.yield(data) }
      sender.finish()
    }
    pieces = stream.makeAsyncIterator()
  }

  /// Without its end; nil when there is no other. The last one may have no end.
  func next() async throws -> String? {
    while true {
      if let end = rest.firstIndex(of: 0x0A) { return take(to: end, after: end + 1) }
      var iterator = pieces
      let piece = await iterator.next(isolation: self)
      pieces = iterator
      guard let piece else { return rest.isEmpty ? nil : take(to: rest.endIndex, after: rest.endIndex) }
      rest += piece
    }
  }

  private func take(to end: Data.Index, after next: Data.Index) -> String {
    defer { rest = Data(rest[next...]) }
    return String(decoding: rest[..<end], as: UTF8.self).replacing("\r", with: "")
  }

  @discardableResult
  func read(to words: String) async throws -> String {
    var said = ""
    while let line = try await next() {
      said += line + "\n"
      if line.contains(words) { return said }
    }
    throw Missing(words: words, said: said)
  }

  struct Missing: Error, CustomStringConvertible {
    var words: String
    var said: String
    var description: String { "'\(words)' does not come after:\n\(said)" }
  }
}

extension Data {
  /// Nil at the end, also at that of a connection that a killed program leaves: `availableData` ends the process then.
  fileprivate init?(availableIn handle: FileHandle) {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var count: Int
    repeat { count = read(handle.fileDescriptor, &bytes, bytes.count) } while count < 0 && errno == EINTR
    if count <= 0 { return nil }
    self.init(bytes[..<count])
  }
}
