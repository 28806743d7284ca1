import Generator
import Syndication

/// Says things to people, on standard error, without secrets of addresses.
struct Console {
  let style: Style
  let isQuiet: Bool
  let isVerbose: Bool

  func line(_ text: String) { Terminal.write(Secrets.hidden(in: text) + "\n", to: .error) }

  /// What is not said under `--quiet`.
  func note(_ text: String) {
    if !isQuiet { line(text) }
  }

  /// An error that belongs to no place in a file.
  func error(_ message: String, help: String? = nil) {
    line("\(style.red("error:")) \(message.printable)")
    if let help { line("  \(style.faint("help:")) \(help.printable)") }
  }

  /// An empty list looks as though nothing had happened.
  func sayIfNone(_ found: [some Any], _ what: String) {
    if found.isEmpty { note("No \(what).") }
  }

  /// Data for other programs, on standard output.
  func data(_ text: String) { Terminal.write(text, to: .output) }
}

extension Double {
  /// Seconds for people: `0.3 s`, `12 ms`.
  var duration: String {
    if self < 0.1 { return "\(Int((self * 1000).rounded())) ms" }
    let hundredths = Int((self * 100).rounded())
    if self >= 10 { return "\(hundredths / 100).\(hundredths / 10 % 10) s" }
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
  }
}

extension Int {
  /// `1 page`, `214 pages`.
  func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
