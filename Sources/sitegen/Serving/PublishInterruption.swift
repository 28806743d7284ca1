import ArgumentParser
import Synchronization

/// Ctrl-C and a polite kill while a site is published: the programs that do it are stopped first, because they would go on by
/// themselves.
enum PublishInterruption {
  /// Comes back with what came of the work; ends the program instead when that was asked for. A second time ends it at once.
  static func run(_ console: Console, _ work: @escaping @Sendable () async -> PublishRun.Result) async
    -> PublishRun.Result
  {
    let running = Task { await work() }
    let asked = Mutex<Int32?>(nil)
    let signals = Signals { code in
      let isAgain = asked.withLock { former in
        defer { former = code }
        return former != nil
      }
      if isAgain { Terminal.exit(code) }
      running.cancel()
    }
    let result = await running.value
    signals.settle()
    guard let code = asked.withLock({ $0 }) else { return result }
    let words = result.exitCode == .success ? "the site is published" : "publish again, and it goes on where it stopped"
    console.line("\(console.style.yellow("Interrupted:")) \(words)")
    Terminal.exit(code)
  }
}
