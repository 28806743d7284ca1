import Foundation
import Testing

/// A folder that holds a site and what a build of it must come to:
///
/// - `args`: words after `sitegen`, else those of a usual build
/// - `env`: variables, `NAME=value` a line
/// - `status`, `stderr`: how it ends and what it says, times replaced
/// - `expected/`: files of `public/`, byte for byte; those not listed are not looked at
/// - `absent`: files that `public/` must not have, one a line
///
/// With `RECORD=1` in the environment what came out becomes what must come out; to look at one more file of `public/`,
/// make an empty one of its name in `expected/` first.
struct SiteFolder: CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  /// All folders below one of this target's.
  static func all(in name: String) -> [SiteFolder] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { SiteFolder(url: folder.appending(path: $0)) }
  }

  /// Builds a copy of the site and compares.
  func check() async throws {
    let copy = try TemporaryFolder(copying: url)
    let before = try copy.files(below: "public")
    let outcome = try await Program.run(words, in: copy.root, environment: variables)
    try compare("status", "\(outcome.status)\n")
    try compare("stderr", Self.timeless(outcome.errors))
    if outcome.status != 0 { #expect(try copy.files(below: "public") == before, "public/ was touched") }
    for path in try TemporaryFolder.files(below: url.appending(path: "expected")).keys.sorted() {
      try compare("expected/\(path)", try copy.text("public/\(path)"))
    }
    for path in lines("absent") { #expect(!copy.exists("public/\(path)"), "\(path) was written") }
  }

  private var words: [String] {
    let usual = "build --now 2026-06-01 --color never"
    return (text("args") ?? usual).split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  private var variables: [String: String] {
    let pairs = lines("env").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
  }

  private func lines(_ path: String) -> [String] {
    (text(path) ?? "").split(separator: "\n").map(String.init)
  }

  private func text(_ path: String) -> String? {
    (try? Data(contentsOf: url.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  private func compare(_ path: String, _ actual: String) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      return try Data(actual.utf8).write(to: url.appending(path: path))
    }
    let expected = try #require(text(path), "\(path) is missing; RECORD=1 writes it")
    #expect(actual == expected, "\(path)")
  }

  /// `12 ms`, `0.31 s` → `TIME`.
  static func timeless(_ text: String) -> String {
    text.replacing(/\b\d+(\.\d+)? m?s\b/, with: "TIME")
  }
}
