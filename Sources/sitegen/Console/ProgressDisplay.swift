import FoundationEssentials
import Generator

/// A line for each phase of a build, and on a terminal a bar for those that take longer than half a second.
struct ProgressDisplay {
  let console: Console

  /// Seconds of each phase, by its name.
  func show(_ events: AsyncStream<BuildEvent>) async -> [String: Double] {
    var times: [String: Double] = [:]
    var phase: Phase?
    func end() {
      guard let ended = phase else { return }
      ended.end(console)
      times[ended.kind.rawValue, default: 0] += ended.seconds
    }
    for await event in events {
      switch event {
      case .began(let kind, let total):
        end()
        phase = Phase(kind: kind, total: total)
      case .advanced(let count):
        phase?.advance(count, console)
      }
    }
    end()
    return times
  }
}

private struct Phase {
  let kind: BuildEvent.Phase
  let total: Int
  private let start = Date()
  private var done = 0
  private var drawn = false

  init(kind: BuildEvent.Phase, total: Int) {
    self.kind = kind
    self.total = total
  }

  var seconds: Double { -start.timeIntervalSinceNow }

  mutating func advance(_ count: Int, _ console: Console) {
    done += count
    guard Terminal.isInteractive(.error), !console.isQuiet, total > 0, seconds > 0.5 else { return }
    drawn = true
    let width = 30
    let filled = min(width, width * done / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    Terminal.write("\r\(kind.rawValue) \(bar) \(min(done, total))/\(total)\u{1B}[K", to: .error)
  }

  func end(_ console: Console) {
    if drawn { Terminal.write("\r\u{1B}[K", to: .error) }
    guard total > 0 || kind != .fetching else { return }
    let count = total > 0 ? " \(total) \(noun)" : ""
    console.note(console.style.faint("  \(kind.rawValue)\(count), \(seconds.duration)"))
  }

  private var noun: String {
    switch kind {
    case .fetching: total == 1 ? "feed" : "feeds"
    default: total == 1 ? "page" : "pages"
    }
  }
}
