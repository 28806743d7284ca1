import Foundation
import Testing

/// A server on loopback as a process of its own, which says in its first line where it listens.
final class ServerProcess: Sendable {
  let firstLine: String
  private let process: Process

  /// Waits for the first line. `words` is a command of Python.
  init(python words: [String]) throws {
    let output = Pipe()
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + words
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    firstLine = try #require(Self.line(output.fileHandleForReading), "it does not start")
  }

  /// The first line, which may come in pieces.
  private static func line(_ output: FileHandle) -> String? {
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let piece = output.availableData
      if piece.isEmpty { return nil }
      line += piece
    }
    return String(decoding: line.dropLast(), as: UTF8.self)
  }

  /// Not politely: a process inherits the signal mask of the thread that starts it, and threads of tasks block SIGTERM.
  func stop() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}

/// The files of a folder over HTTP: feeds that a test writes anew.
struct FolderServer {
  let origin: String

  static func serve(_ folder: URL, _ body: (FolderServer) async throws -> Void) async throws {
    let server = try ServerProcess(
      python: ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder.path])
    defer { server.stop() }
    // `Serving HTTP on 127.0.0.1 port 40231 (http://127.0.0.1:40231/) ...`
    let words = server.firstLine.split(separator: " ")
    let port = try #require(words.firstIndex(of: "port").map { words[$0 + 1] })
    try await body(FolderServer(origin: "http://127.0.0.1:\(port)"))
  }
}
