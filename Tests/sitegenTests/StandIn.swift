import Foundation
import Testing

/// The stand-in for the media platform, on loopback, as a process of its own.
final class StandIn: Sendable {
  let origin: String
  private let server: ServerProcess

  /// Serves as long as `body` runs, unless that stops it before.
  static func serve(_ body: (StandIn) async throws -> Void) async throws {
    let standIn = try StandIn()
    defer { standIn.stop() }
    try await body(standIn)
  }

  private init() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    server = try ServerProcess(python: [tests.appending(path: "StandIn/standin.py").path])
    origin = "http://127.0.0.1:\(try #require(Int(server.firstLine)))"
  }

  func stop() { server.stop() }

  /// Words that put it in the place of the platform.
  var settings: [String] {
    let hosts = ["www", "wwwcdn", "rtcdn", "api", "upload"].map { "cincopa.hosts.\($0)=\(origin)" }
    return (hosts + ["feeds.allow_private_networks=true"]).flatMap { ["--set", $0] }
  }
}
