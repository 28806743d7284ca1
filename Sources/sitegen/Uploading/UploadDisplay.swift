import Cincopa
import FoundationEssentials
import Transport

/// Shows files on their way: on a terminal a bar for each that is under way, elsewhere a line when something happens.
struct UploadDisplay {
  enum Event: Sendable {
    case moved(Int, UploadEvent)
    case done(Int, UploadOutcome)
    case failed(Int, TransportFailure)
    /// Time has gone by: rates and what is left change though nothing is told.
    case tick
  }

  let console: Console
  let names: [String]

  var isLive: Bool { Terminal.isInteractive(.error) && !console.isQuiet }

  func show(_ events: AsyncStream<Event>) async {
    var bars: [Int: UploadProgress] = [:]
    var drawn = 0
    var last = Date(timeIntervalSince1970: 0)
    for await event in events {
      let now = Date()
      switch event {
      case .moved(let index, let event):
        var bar = bars[index] ?? UploadProgress(name: names[index].printable)
        bar.apply(event, at: now)
        if let text = words(event, &bar) { say(text, &drawn) }
        bars[index] = bar
      case .done(let index, let outcome):
        bars[index] = nil
        say(self.done(names[index], outcome), &drawn)
      case .failed(let index, let failure):
        bars[index] = nil
        erase(&drawn)
        console.error(failure.message, help: failure.help)
      case .tick: break
      }
      guard isLive, drawn == 0 || now.timeIntervalSince(last) > 0.1 else { continue }
      last = now
      redraw(bars, now, &drawn)
    }
    erase(&drawn)
  }

  private func words(_ event: UploadEvent, _ bar: inout UploadProgress) -> String? {
    switch event {
    case .reading, .sent, .fetching:
      guard !isLive, let percent = bar.newQuarter() else { return nil }
      return "  \(bar.name): \(percent)% of \(bar.total.bytes)"
    case .sending(let start, let total):
      if start > 0 { return "  \(bar.name): goes on at \(start.bytes) of \(total.bytes)" }
      return isLive ? nil : "  \(bar.name): sending \(total.bytes)"
    case .again(let range, let reason, let wait):
      let place = range.lowerBound == 0 ? "the beginning" : range.lowerBound.bytes
      return console.style.yellow("  \(bar.name): \(reason.printable); again from \(place) in \(wait.duration)")
    case .restart(let reason):
      return console.style.yellow("  \(bar.name): \(reason.printable); sending all of it again")
    }
  }

  private func done(_ name: String, _ outcome: UploadOutcome) -> String {
    let name = name.printable
    if outcome.wasAdded { return "  \(name): on the platform already, as \(outcome.asset.rid); added to the gallery" }
    if let doubt = outcome.doubt {
      return "  \(name): on the platform already, as \(outcome.asset.rid); "
        + console.style.yellow("whether it is still in the gallery is not known: \(doubt.printable)")
    }
    if outcome.wasThere { return "  \(name): on the platform already, as \(outcome.asset.rid)" }
    let size = outcome.size.map { " (\($0.bytes))" } ?? ""
    return "  \(name): \(console.style.green("uploaded")) as \(outcome.asset.rid)\(size)"
  }

  // MARK: Drawing

  private func say(_ text: String, _ drawn: inout Int) {
    erase(&drawn)
    console.note(text)
  }

  private func erase(_ drawn: inout Int) {
    if drawn > 0 { Terminal.write("\u{1B}[\(drawn)A\r\u{1B}[J", to: .error) }
    drawn = 0
  }

  private func redraw(_ bars: [Int: UploadProgress], _ now: Date, _ drawn: inout Int) {
    erase(&drawn)
    let width = names.map(\.printable.count).max() ?? 0
    let lines = bars.sorted { $0.key < $1.key }.map { "  \($0.value.line(at: now, nameWidth: width))\n" }
    Terminal.write(lines.joined(), to: .error)
    drawn = lines.count
  }
}
