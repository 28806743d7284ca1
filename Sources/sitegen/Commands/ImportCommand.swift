import ArgumentParser
import FoundationEssentials
import Generator
import Markup

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn short codes and pasted embeds of other systems into front matter.",
    discussion: """
      Reads Markdown and HTML pages with short codes of WordPress, Joomla, Drupal or Moodle, pasted embed blocks (the
      platform's old and newer ones) and iframes. Each becomes a gallery in the page's front matter, and [gallery NAME] in
      its text. Nothing is written unless --write or --output says so; what cannot be read stays as it is and is reported.
      Pages of HTML become Markdown files beside them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Pages: .md, .markdown, .html or .htm.", valueName: "file"))
  var files: [String]

  @Flag(help: "Write Markdown pages back, and pages of HTML as Markdown beside them.")
  var write = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write all pages below this folder; - prints a single one.", valueName: "dir|-"))
  var output: String?

  @Option(help: "How the report is printed: text or json.")
  var format = Format.text

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if write, output != nil { throw ValidationError("--write and --output exclude each other") }
    if output == "-", files.count > 1 { throw ValidationError("--output - prints one page; name one file") }
    if format == .json, console.diagnostics != .text {
      throw ValidationError(
        "--format json and --diagnostics \(console.diagnostics.rawValue) cannot be printed together")
    }
    for file in files where !Self.isPage(file) {
      throw ValidationError("'\(file)' is no page: .md, .markdown, .html or .htm")
    }
    let targets = files.map(target)
    if Set(targets).count < targets.count {
      throw ValidationError("two of the files would be written to the same place")
    }
  }

  private static func isPage(_ file: String) -> Bool {
    [".md", ".markdown", ".html", ".htm"].contains { file.lowercased().hasSuffix($0) }
  }

  private static func isHTML(_ file: String) -> Bool { file.lowercased().contains(".htm") && !file.hasSuffix(".md") }

  /// Below the folder asked for, as it was named; beside it otherwise.
  private func target(_ file: String) -> String {
    var path = file
    if Self.isHTML(file), let point = file.lastIndex(of: ".") { path = file[..<point] + ".md" }
    guard let output, output != "-" else { return path }
    let isInside = !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    let name = isInside ? path : String(path.split(separator: "/").last ?? "")
    return "\(output)/\(name)"
  }

  func run() throws {
    var pages: [(file: String, page: PageImport)] = []
    var failed: ExitCode?
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        console.console.error("\(file) cannot be read")
        failed = .siteErrors
        continue
      }
      pages.append((file, PageImport([UInt8](data), file: file, isHTML: Self.isHTML(file))))
    }
    let problems = pages.flatMap(\.page.diagnostics)
    if problems.contains(where: { $0.severity == .error }) { failed = failed ?? .siteErrors }
    // Before anything is written: the lines that are shown are those that were read.
    console.printer(folder: ".").print(problems)
    var reports: [ImportRecord] = []
    for (file, page) in pages {
      do {
        reports.append(ImportRecord(file, page, written: try put(page, file)))
      } catch {
        console.console.error("\(target(file)) was not written: \(error.reason)", help: error.help)
        failed = .cannotWrite
      }
    }
    if output != "-" { show(reports) }
    summarize(reports, problems)
    if let failed { throw failed }
  }
}

// MARK: - Writing

extension ImportCommand {
  private struct Refusal: Error {
    var reason: String
    var help: String?
  }

  /// The path that was written; nil when none was.
  private func put(_ page: PageImport, _ file: String) throws(Refusal) -> String? {
    if output == "-" {
      Terminal.write(String(decoding: page.bytes, as: UTF8.self), to: .output)
      return nil
    }
    guard write && !page.lines.isEmpty || output != nil else { return nil }
    let path = target(file)
    let manager = FileManager.default
    if path != file, manager.fileExists(atPath: path), manager.contents(atPath: path) != Data(page.bytes) {
      throw Refusal(reason: "it is there already", help: "move it away, or choose another folder with --output")
    }
    do {
      if let slash = path.lastIndex(of: "/") {
        try manager.createDirectory(atPath: String(path[..<slash]), withIntermediateDirectories: true)
      }
      let place = URL(filePath: path).resolvingSymlinksInPath()
      try Data(page.bytes).write(to: place, options: .atomic)
    } catch {
      throw Refusal(reason: "the system refuses it")
    }
    return path
  }
}

// MARK: - Telling

extension ImportCommand {
  private func show(_ reports: [ImportRecord]) {
    if format == .json { return Terminal.write(JSONText.pretty(reports), to: .output) }
    guard console.diagnostics == .text else { return }
    let rows = reports.flatMap { report in
      report.found.map { found in
        ["\(report.file):\(found.line):\(found.column)", found.form, found.id, "[gallery \(found.gallery)]"]
      }
    }
    Terminal.write(Table(columns: ["place", "form", "id", "becomes"], rows: rows).text(.text), to: .output)
  }

  private func summarize(_ reports: [ImportRecord], _ problems: [Diagnostic]) {
    let found = reports.reduce(0) { $0 + $1.found.count }
    let written = reports.compactMap(\.written)
    var words = "\(found.of("embed")) in \(reports.count.of("page"))"
    if !problems.isEmpty { words += ", \(problems.count.of("problem"))" }
    words += written.isEmpty ? "; nothing was written" : "; \(written.count.of("file")) written"
    let isDry = !write && output == nil && found > 0
    console.console.note("\(console.style.bold("Read")) \(words)\(isDry ? " (--write does it)" : "")")
  }
}

/// What came of a page, for programs.
struct ImportRecord: Encodable {
  struct Found: Encodable {
    var line: Int
    var column: Int
    var form: String
    var id: String
    var gallery: String
  }

  struct Problem: Encodable {
    var id: String
    var line: Int?
    var column: Int?
    var message: String
  }

  var file: String
  var written: String?
  var found: [Found]
  var problems: [Problem]

  init(_ file: String, _ page: PageImport, written: String?) {
    self.file = file
    self.written = written
    found = page.lines.map { line in
      Found(
        line: line.location.line, column: line.location.column, form: line.form, id: line.id, gallery: line.gallery)
    }
    problems = page.diagnostics.map {
      Problem(id: $0.id, line: $0.location?.line, column: $0.location?.column, message: $0.message)
    }
  }
}
