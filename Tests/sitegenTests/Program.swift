import Foundation

/// The built program, run as a person or a script would run it.
enum Program {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs in an empty folder unless one is named, and ends when the program does. Nothing of our own environment reaches it but the path, and no host but loopback: what
  /// would leave the machine goes to a proxy that is not there. `command` is one that runs another.
  static func run(
    _ words: [String], in folder: URL? = nil, environment: [String: String] = [:], input: String = "",
    through command: [String] = []
  ) async throws -> Outcome {
    let streams = try TemporaryFolder()
    let empty = try TemporaryFolder()
    try streams.write("in", input)
    try streams.write("out", "")
    try streams.write("err", "")
    let process = Process()
    process.executableURL = command.isEmpty ? executable : URL(filePath: "/usr/bin/env")
    process.arguments = command.isEmpty ? words : command + [executable.path] + words
    process.currentDirectoryURL = folder ?? empty.root
    process.environment = base.merging(environment) { $1 }
    let handles = [
      try FileHandle(forReadingFrom: streams.url("in")), try FileHandle(forWritingTo: streams.url("out")),
      try FileHandle(forWritingTo: streams.url("err")),
    ]
    // A process that has ended may keep them.
    defer { handles.forEach { try? $0.close() } }
    (process.standardInput, process.standardOutput, process.standardError) = (handles[0], handles[1], handles[2])
    try await process.ended()
    return Outcome(status: process.terminationStatus, output: try streams.text("out"), errors: try streams.text("err"))
  }

  /// It is built beside the test bundle; `PROGRAM_UNDER_TEST` names another, such as a release build.
  static var executable: URL {
    if let path = ProcessInfo.processInfo.environment["PROGRAM_UNDER_TEST"] { return URL(filePath: path) }
    return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "sitegen")
  }

  static let base = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "https_proxy": "http://127.0.0.1:9",
    "NO_COLOR": "1",
  ]
}

extension Process {
  /// Starts the process and waits for its end without holding a thread.
  func ended() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      terminationHandler = { _ in continuation.resume() }
      do { try run() } catch {
        terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }
}
