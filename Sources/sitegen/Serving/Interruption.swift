import Generator

/// Ctrl-C and a polite kill while a build goes on: it ends at once, or when the new site stands if that is just being put
/// in place.
struct Interruption {
  let gate: OutputGate
  private let signals: Signals

  init(_ console: Console) {
    let gate = OutputGate()
    self.gate = gate
    signals = Signals { code in
      gate.end(wait: { console.line("Interrupted: the new site is just being put in place; that is finished first") }) {
        state in
        let words = state == .new ? "the new site is in place" : "the output is as it was"
        console.line("\(console.style.yellow("Interrupted:")) \(words)")
        Terminal.exit(code)
      }
    }
  }

  /// Before the program ends by itself: an end that was asked for goes first.
  func settle() { signals.settle() }
}
