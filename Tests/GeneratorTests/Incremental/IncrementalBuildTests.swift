import Foundation
import Markup
import Testing

@testable import Generator

/// After every edit a build that remembers the last one gives what a build from nothing gives.
@Suite struct IncrementalBuildTests {
  /// `make soak` asks for more.
  private static let rounds = Int(ProcessInfo.processInfo.environment["SOAK_ROUNDS"] ?? "") ?? 30
  private static let seed = UInt64(ProcessInfo.processInfo.environment["SEED"] ?? "") ?? 1

  @Test(arguments: 0..<2 as Range<UInt64>) func buildsAsFromNothing(_ number: UInt64) async throws {
    var site = try EditedSite(seed: Self.seed &+ number)
    var (good, left) = (0, 0)
    var errors: [String: Int] = [:]
    for round in 0..<Self.rounds {
      let edit = round == 0 ? "nothing" : try site.edit()
      let warm = try await site.result()
      let cold = try await site.fromNothing().result()
      try #require(warm.problems == cold.problems, "seed \(Self.seed &+ number), round \(round): \(edit)")
      // A site with errors leaves the output as it was.
      guard cold.errorCount == 0 else {
        for problem in cold.problems where problem.contains(" error[") { errors[problem, default: 0] += 1 }
        continue
      }
      (good, left) = (good + 1, left + cold.made - warm.made)
      let different = warm.files.merging(cold.files) { $0 == $1 ? "" : "different" }.filter {
        !$0.value.isEmpty || (warm.files[$0.key] == nil) != (cold.files[$0.key] == nil)
      }
      try #require(different.keys.sorted() == [], "seed \(Self.seed &+ number), round \(round): \(edit)")
    }
    // Else this says nothing: most sites are without errors, and of each much is left as it was.
    #expect(good * 2 > Self.rounds, "\(errors)")
    #expect(left > Self.rounds * 5)
  }

  @Test(arguments: 0..<2 as Range<UInt64>) func previewsAsFromNothing(_ number: UInt64) async throws {
    var site = try EditedSite(seed: Self.seed &+ number)
    site.options.destination = .memory
    var past: PastBuild?
    for round in 0..<Self.rounds {
      let edit = round == 0 ? "nothing" : try site.edit()
      site.options.started = try site.sandbox.clock()
      let warm = try await Build(site.options, retriever: ScriptedRetriever(), past: past).run()
      let cold = try await Build(site.options, retriever: ScriptedRetriever()).run()
      past = warm.past ?? past
      try #require(
        warm.diagnostics.map(\.line) == cold.diagnostics.map(\.line),
        "seed \(Self.seed &+ number), round \(round): \(edit)")
      try #require(
        warm.preview?.files == cold.preview?.files, "seed \(Self.seed &+ number), round \(round): \(edit)")
      #expect(warm.preview?.held == cold.preview?.held)
    }
  }
}

extension EditedSite {
  struct Result {
    var problems: [String]
    var errorCount: Int
    var made: Int
    var files: [String: String]
  }

  func result() async throws -> Result {
    var options = options
    options.started = try sandbox.clock()
    let report = try await Build(options, retriever: ScriptedRetriever()).run()
    return Result(
      problems: report.diagnostics.map(\.line), errorCount: report.errorCount, made: report.made.count,
      files: try sandbox.files())
  }

  /// The same site where none was ever built.
  func fromNothing() throws -> EditedSite {
    var copy = self
    copy.sandbox = try Sandbox()
    copy.options.source = copy.sandbox.path
    for entry in try FileSystem.list(sandbox.path) where entry.kind == .file {
      if entry.path.hasPrefix("public/") || entry.path.hasPrefix(".sitegen") { continue }
      try copy.sandbox.put(entry.path, try sandbox.text(entry.path))
    }
    return copy
  }
}

extension Sandbox {
  /// What the file system's clock says, as `BuildOptions.started` wants it: files that change from now on are doubtful,
  /// older ones are not.
  func clock() throws -> Int64 {
    try put(".tick", "")
    return try #require(FileSystem.status(path + "/.tick")).changed + Ticks.slack
  }
}
