import ArgumentParser
import FoundationEssentials
import Generator
import Markup
import Syndication

/// `--diagnostics` (SPEC section 10).
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github, sarif
}

/// Prints what is wrong with a site.
struct DiagnosticPrinter {
  let format: DiagnosticFormat
  let style: Style
  /// Reads a file of the site, for the line that a diagnostic is about.
  let source: SourceLines

  /// Text for people to standard error, without notes, which `Summary` tells; forms for programs to standard output.
  func print(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text:
      for diagnostic in diagnostics where diagnostic.severity != .note {
        Terminal.write(text(diagnostic), to: .error)
      }
    case .json:
      for diagnostic in diagnostics { Terminal.write(JSONText.line(DiagnosticRecord(diagnostic)), to: .output) }
    case .github:
      for diagnostic in diagnostics { Terminal.write(GitHubAnnotation.line(fromHere(diagnostic)), to: .output) }
    case .sarif:
      Terminal.write(JSONText.pretty(SARIFLog(diagnostics.map(fromHere))), to: .output)
    }
  }

  /// With the file as one finds it from where the command runs: for those who know the repository and not the site in it.
  private func fromHere(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.file = diagnostic.file.map {
      FilePlace(site: source.folder, here: FileManager.default.currentDirectoryPath).path(of: $0)
    }
    return diagnostic
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity == .error ? style.red("error") : style.yellow("warning")
    let place = diagnostic.place.map { style.bold("\($0):") + " " } ?? ""
    var text = "\(place)\(severity)[\(diagnostic.id)]: \(diagnostic.message.printable)\n"
    if let frame = source.frame(of: diagnostic, style) { text += frame }
    if let help = diagnostic.help { text += "  \(style.faint("help:")) \(help.printable)\n" }
    return text
  }
}

extension Diagnostic {
  /// `content/first.md:7:3`.
  var place: String? {
    guard let file else { return nil }
    guard let location else { return file.printable }
    return "\(file.printable):\(location.line):\(location.column)"
  }
}

/// Lines of the site's files.
struct SourceLines {
  /// The site's folder.
  let folder: String

  /// The line that it is about, unless that is a secret.
  func frame(of diagnostic: Diagnostic, _ style: Style) -> String? {
    guard let file = diagnostic.file, let location = diagnostic.location,
      diagnostic.id != DiagnosticID.tokenInFile.rawValue
    else { return nil }
    return frame(file, line: location.line, column: location.column, style)
  }

  /// The line, without secrets of addresses, and a caret beneath the column; nil when there is no such line, or it is
  /// too long to show. There is no caret where a mask stands in its way.
  func frame(_ file: String, line: Int, column: Int, _ style: Style) -> String? {
    guard !file.contains("://"), let text = self.line(line, of: file), text.count <= 200 else { return nil }
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let shown = Secrets.hidden(in: text)
    let start = text.prefix(max(0, column - 1))
    let frame = "  \(style.faint("\(number) |")) \(shown.printable)\n"
    guard shown.hasPrefix(start) else { return frame }
    let before = String(start.map { $0 == "\t" ? "\t" : " " as Character })
    return frame + "  \(style.faint("\(margin) |")) \(before)\(style.red("^"))\n"
  }

  private func line(_ number: Int, of file: String) -> String? {
    let path = file.hasPrefix("/") ? file : folder + "/" + file
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    var current = 1
    for part in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if current == number {
        let text = String(decoding: part, as: UTF8.self)
        return text.hasSuffix("\r") ? String(text.dropLast()) : text
      }
      current += 1
    }
    return nil
  }
}
