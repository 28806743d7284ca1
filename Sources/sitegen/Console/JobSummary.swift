import FoundationEssentials
import Generator

/// The summary of a job of GitHub Actions: how the build went and what became of each source, in Markdown.
struct JobSummary {
  let title: String
  let sources: [SourceReport]
  let diagnostics: [Diagnostic]

  /// Adds it to the file that GitHub names, when annotations for GitHub were asked for. A file that cannot be written is
  /// no reason to fail.
  func write(_ console: ConsoleOptions) {
    guard console.diagnostics == .github, let path = console.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else {
      return
    }
    let known = FileManager.default.contents(atPath: path) ?? Data()
    try? (known + Data(text.utf8)).write(to: URL(filePath: path))
  }

  private var text: String {
    var lines = ["### \(Self.plain(title))", ""]
    if !sources.isEmpty {
      let table = SourceTable(sources: sources).table
      lines += [Self.row(table.columns), Self.row(table.columns.map { _ in "---" })] + table.rows.map(Self.row) + [""]
    }
    for note in diagnostics where note.severity == .note { lines.append("- \(Self.plain(note.message))") }
    for problem in diagnostics where problem.severity != .note {
      let place = problem.place.map { " \($0):" } ?? ""
      lines.append("- **\(problem.severity.rawValue)**\(Self.plain(place)) \(Self.plain(problem.message))")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.map(plain).joined(separator: " | ") + " |" }

  /// Text of feeds and files as Markdown that means nothing else.
  private static func plain(_ text: String) -> String {
    text.printable.reduce(into: "") { result, character in
      switch character {
      case "\t": result += " "
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "|", "\\", "`", "*", "_", "[", "]", "#": result += "\\\(character)"
      default: result.append(character)
      }
    }
  }
}
