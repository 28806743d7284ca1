import ArgumentParser
import Cincopa
import Generator
import Transport

/// `--wait`: what was uploaded is to be ready before the command ends.
struct WaitingOptions: ParsableArguments {
  @Flag(help: "Wait until the platform has made all renditions.")
  var wait = false

  @Option(help: ArgumentHelp("How long to wait at most: 90s, 30m, 2h.", valueName: "time"))
  var waitLimit = "30m"

  func validate() throws {
    if limit.map({ (0...604_800).contains($0) }) != true {
      throw ValidationError("--wait-limit must be a time up to 7d such as 30m, not '\(waitLimit)'")
    }
  }

  private var limit: Double? { Quantity.seconds(waitLimit) }

  /// Nil when nobody is to wait.
  /// - Throws: without a token.
  func readiness(_ desk: UploadDesk) throws(TransportFailure) -> Readiness? {
    guard wait else { return nil }
    return Readiness(
      console: desk.console, limitInWords: waitLimit,
      waiting: AssetWaiting(limit: limit ?? 0, connect: try desk.connect()))
  }
}

/// Waits, and shows how long.
struct Readiness {
  let console: Console
  let limitInWords: String
  let waiting: AssetWaiting

  private var isLive: Bool { Terminal.isInteractive(.error) && !console.isQuiet }

  /// - Throws: an exit code when something is not ready in time, or the platform cannot be asked.
  func wait(for assets: [RID]) async throws {
    guard !assets.isEmpty else { return }
    if !isLive { console.note("  waiting until \(Self.words(assets.count)) ready") }
    var seconds = 0.0
    let late: [RID]
    do throws(TransportFailure) {
      late = try await waiting.wait(for: assets) { ready, gone in
        seconds = gone
        if isLive { draw("  waiting for renditions: \(ready) of \(assets.count.of("asset")) ready, \(gone.clock)") }
      }
    } catch {
      draw("")
      throw console.report(error)
    }
    draw("")
    guard late.isEmpty else {
      console.error(
        "not ready after \(limitInWords): \(late.map(\.text).joined(separator: ", "))",
        help: "the platform goes on by itself; the same command waits again, with --wait-limit for longer")
      throw ExitCode.unavailable
    }
    console.note("  \(Self.words(assets.count)) \(console.style.green("ready")) (\(seconds.duration))")
  }

  private static func words(_ count: Int) -> String { "\(count.of("asset")) \(count == 1 ? "is" : "are")" }

  private func draw(_ line: String) {
    if isLive { Terminal.write("\r\(line)\u{1B}[K", to: .error) }
  }
}
