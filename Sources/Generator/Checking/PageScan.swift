import Markup
import Templates

/// What a page says of itself and of others.
struct PageScan: Sendable {
  /// What links may name in the page.
  var ids: Set<String> = []
  /// Whether it sends visitors on to another.
  var isRedirect = false
  var linkCount = 0
  var findings: [Finding] = []
  /// Links to places within pages, which are judged when all pages have been read.
  var anchors: [AnchorLink] = []

  /// Links to other sites.
  var outward: [OutwardLink] = []

  struct AnchorLink: Sendable {
    /// The number of the page.
    var page: Int
    /// As written, without `#`.
    var fragment: String
    var offset: Int
  }

  static let goneMessage = "this file of the last build is gone"
  static let goneHelp = "build again: sitegen build"

  static func read(_ page: Int, _ index: SiteIndex) -> PageScan {
    guard let source = try? FileSystem.read(index.file(page)) else {
      var scan = PageScan()
      scan.findings.append(Finding(.missingOutput, at: nil, goneMessage, help: goneHelp))
      return scan
    }
    var scanner = PageScanner(index: index, page: page, source: source)
    HTMLTagReader.read(source) { scanner.visit($0) }
    return scanner.finished()
  }
}

/// Something wrong at a byte of a page; lines are counted only where something is.
struct Finding: Sendable {
  var id: DiagnosticID
  var severity: Diagnostic.Severity
  /// Nil when the file as a whole is meant.
  var offset: Int?
  var message: String
  var help: String?

  init(
    _ id: DiagnosticID, _ severity: Diagnostic.Severity = .error, at offset: Int?, _ message: String,
    help: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.offset = offset
    self.message = message
    self.help = help
  }
}

/// Judges links to places within pages, and gives every finding of a page its line.
struct PlacedFindings: Sendable {
  let index: SiteIndex
  let scans: [Int: PageScan]
  /// As `site.yml` names the output.
  let folder: String

  func diagnostics(of page: Int, _ scan: PageScan) -> [Diagnostic] {
    let findings = (scan.findings + scan.anchors.compactMap(finding)).sorted { ($0.offset ?? 0) < ($1.offset ?? 0) }
    guard !findings.isEmpty else { return [] }
    let file = FileSystem.join(folder, index.paths[page].text)
    var cursor = LineCursor((try? FileSystem.read(index.file(page))) ?? [])
    return findings.map { finding in
      let place = Place(file: file, location: finding.offset.map { cursor.location(of: $0) })
      return Diagnostic(finding.id, finding.severity, at: place, finding.message, help: finding.help)
    }
  }

  private func finding(_ link: PageScan.AnchorLink) -> Finding? {
    guard let target = scans[link.page], !target.isRedirect else { return nil }
    let decoded = PercentText.decoded(link.fragment)
    if target.ids.contains(link.fragment) || decoded.map(target.ids.contains) == true { return nil }
    let name = decoded ?? link.fragment
    let suggestion = Suggestion.closest(to: name, among: target.ids.sorted())
    return Finding(
      .brokenAnchor, at: link.offset,
      "the page \(index.address(of: link.page)) has no place '#\(name)'"
        + Suggestion.phrase(suggestion.map { "#" + $0 }),
      help: "link to the id of a heading or another element of that page")
  }
}
