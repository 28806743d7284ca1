import Foundation
import Testing

/// The stand-in for the media platform, on loopback, as a process of its own.
final class StandIn: Sendable {
  let origin: String
  private let process: Process

  /// Serves as long as `body` runs, unless that stops it before.
  static func serve(_ body: (StandIn) async throws -> Void) async throws {
    let standIn = try StandIn()
    defer { standIn.stop() }
    try await body(standIn)
  }

  /// Waits until it listens.
  private init() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let output = Pipe()
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", tests.appending(path: "StandIn/standin.py").path]
    process.standardOutput = output
    try process.run()
    origin = "http://127.0.0.1:\(try #require(Self.port(output.fileHandleForReading), "it does not start"))"
  }

  /// The first line, which may come in pieces.
  private static func port(_ output: FileHandle) -> Int? {
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let piece = output.availableData
      if piece.isEmpty { return nil }
      line += piece
    }
    return Int(String(decoding: line.dropLast(), as: UTF8.self))
  }

  /// Not politely: a process inherits the signal mask of the thread that starts it, and threads of tasks block SIGTERM.
  func stop() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Words that put it in the place of the platform.
  var settings: [String] {
    let hosts = ["www", "wwwcdn", "rtcdn", "api", "upload"].map { "cincopa.hosts.\($0)=\(origin)" }
    return (hosts + ["feeds.allow_private_networks=true"]).flatMap { ["--set", $0] }
  }
}
