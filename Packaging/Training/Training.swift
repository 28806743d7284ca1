import FoundationEssentials
import Generator

/// Builds sites, while it is counted how often each piece of the code runs: onto the disk, once more with nothing changed,
/// into memory, and there once more, as a preview does.
@main
enum Training {
  static func main() async throws {
    for folder in CommandLine.arguments.dropFirst() {
      var options = BuildOptions()
      options.source = folder
      options.program = "training"
      options.future = true
      try await build(options)
      try await build(options)
      options.destination = .memory
      let past = try await build(options).past
      try await build(options, past)
    }
  }

  @discardableResult
  private static func build(_ options: BuildOptions, _ past: PastBuild? = nil) async throws -> BuildReport {
    var options = options
    options.started = Int64(Date().timeIntervalSince1970 * 1_000_000_000)
    let report = try await Build(options, retriever: Nobody(), past: past).run()
    if report.errorCount > 0 { fatalError("\(options.source): \(report.diagnostics)") }
    return report
  }
}

/// There is no network.
private struct Nobody: Retriever {
  func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (RetrievedBody, Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    Retrieval(value: nil, status: .failed(reason: "there is no network"), age: nil)
  }
}
