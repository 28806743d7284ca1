import Foundation
import Syndication
import Testing

/// Feeds in `Fixtures/`, each beside the JSON that must come of it. `RECORD=1` writes the JSON anew.
enum FixtureFile {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { !$0.hasSuffix(".expected.json") }.sorted()
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// What must come of a feed that lies at `https://base.example/feeds/`.
  static func expectation(of name: String, actual: [UInt8]) throws -> String {
    let file = folder.appendingPathComponent(name + ".expected.json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(actual).write(to: file) }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
