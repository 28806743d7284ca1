/// Looks through a site that was built (`sitegen check`): links, places within pages, ids, files, embeds and what people who
/// cannot see or hear need. It reads the files that the manifest names and writes nothing.
public struct SiteCheck: Sendable {
  let configuration: SiteConfiguration
  let options: BuildOptions
  /// Asks other sites; without one they are left alone.
  let probe: (any LinkProbe)?

  public init(_ configuration: SiteConfiguration, _ options: BuildOptions, probe: (any LinkProbe)? = nil) {
    self.configuration = configuration
    self.options = options
    self.probe = probe
  }

  public func run() async -> CheckReport {
    let place = OutputPlace(configuration, options)
    if BuiltFiles.areUnfinished(place) { return CheckReport(diagnostics: [unfinished(place)]) }
    guard let paths = BuiltFiles.paths(of: place) else { return CheckReport(diagnostics: [notBuilt(place)]) }
    let index = SiteIndex(paths, base: configuration.baseURL, output: place.output)
    let pages = paths.indices.filter { paths[$0].isPage }
    var scans = await Parallel.map(pages, jobs: options.jobs) { PageScan.read($0, index) }
    if let probe {
      let answers = await probe.probe(
        Set(scans.lazy.flatMap(\.outward).map(\.url)), policy: configuration.feeds.request)
      for number in scans.indices { scans[number].judge(answers) }
    }
    let byFile = Dictionary(uniqueKeysWithValues: zip(pages, scans))
    let found = await Parallel.map(Array(zip(pages, scans)), jobs: options.jobs) { page, scan in
      PlacedFindings(index: index, scans: byFile, folder: place.name).diagnostics(of: page, scan)
    }
    let others = missing(index, pages, place) + index.redirects.diagnostics(index, folder: place.name)
    let findings = BuildFindings(ignored: configuration.ignored, diagnostics: found.flatMap(\.self) + others)
    return CheckReport(
      pages: pages.count, links: scans.reduce(0) { $0 + $1.linkCount },
      diagnostics: await withOrigins(findings.sorted, index, place))
  }

  /// Names the file in `content/` that a page was made of: there, or in a template, is what must be mended.
  private func withOrigins(
    _ diagnostics: [Diagnostic], _ index: SiteIndex, _ place: OutputPlace
  ) async -> [Diagnostic] {
    guard !diagnostics.isEmpty, let inventory = try? await SiteInventory.read(options) else { return diagnostics }
    let pairs = inventory.pages.compactMap { page in page.url.map { ($0, page.file) } }
    let sources = Dictionary(pairs) { first, _ in first }
    let numbers = index.paths.indices.map { (FileSystem.join(place.name, index.paths[$0].text), $0) }
    let pages = Dictionary(numbers) { first, _ in first }
    return diagnostics.map { diagnostic in
      guard let page = diagnostic.file.flatMap({ pages[$0] }), let source = sources[index.address(of: page)] else {
        return diagnostic
      }
      var diagnostic = diagnostic
      diagnostic.help = (diagnostic.help.map { $0 + "; " } ?? "") + "the page was made of \(source)"
      return diagnostic
    }
  }

  private func notBuilt(_ place: OutputPlace) -> Diagnostic {
    Diagnostic(
      .notBuilt, at: Place(file: place.name), "there is no built site in this folder",
      help: "build it first: sitegen build")
  }

  private func unfinished(_ place: OutputPlace) -> Diagnostic {
    Diagnostic(
      .notBuilt, at: Place(file: place.name),
      "a build was cut short while it put its files in place; this folder has some of the old site and some of the new",
      help: "build it again, which finishes it: sitegen build")
  }

  /// Files that the last build wrote and that are gone; pages have been opened already.
  private func missing(_ index: SiteIndex, _ pages: [Int], _ place: OutputPlace) -> [Diagnostic] {
    let pages = Set(pages)
    return index.paths.indices.filter { !pages.contains($0) && index.status(of: $0)?.kind != .file }.map { number in
      Diagnostic(
        .missingOutput, at: Place(file: FileSystem.join(place.name, index.paths[number].text)),
        PageScan.goneMessage, help: PageScan.goneHelp)
    }
  }
}

/// What a check found.
public struct CheckReport: Sendable {
  public var pages = 0
  /// Links and files that pages name, those of other sites included.
  public var links = 0
  /// In reading order; warnings that `ignore:` names are left out.
  public var diagnostics: [Diagnostic] = []

  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
}

/// The files of the last build.
enum BuiltFiles {
  /// Whether a build has left its work half done.
  static func areUnfinished(_ place: OutputPlace) -> Bool {
    guard FileSystem.isDirectory(place.output), let output = try? Directory.current.open(place.output),
      Journal.find(in: output) != nil
    else { return false }
    // Who holds the folder is at work still, and will be done.
    guard output.lock() else { return false }
    output.unlock()
    return true
  }

  /// Nil when the folder is not there or not ours.
  static func paths(of place: OutputPlace) -> [OutputPath]? {
    guard FileSystem.isDirectory(place.output), let output = try? Directory.current.open(place.output) else {
      return nil
    }
    let ownership = Ownership(of: place, in: output)
    let paths = ownership.files.paths
    return paths.isEmpty ? nil : paths
  }
}

extension OutputPath {
  /// Whether it is HTML.
  var isPage: Bool { text.hasSuffix(".html") || text.hasSuffix(".htm") }
}
