import Markup

/// Reads `content/` into a site.
struct SiteReading {
  let configuration: SiteConfiguration
  let options: BuildOptions
  /// What need not be read again while its file looks as it did.
  var past: PastBuild?

  struct Result: Sendable {
    var assembled: AssembledSite
    var diagnostics: [Diagnostic]
    /// Every Markdown file as it was read, published or not, in the order of paths.
    var pages: [ReadPage]

    var site: Site { assembled.site }
    var sources: [PageSource] { assembled.sources }
  }

  func read() async -> Result {
    var diagnostics: [Diagnostic] = []
    let entries = list(&diagnostics)
    let files = ContentFiles(entries)
    if files.pages.isEmpty, diagnostics.isEmpty { diagnostics.append(noContent) }
    let reader = PageSourceReader(site: configuration)
    let read = await Parallel.map(files.pages, jobs: options.jobs) { file in self.read(file, reader) }
    let pages = read.compactMap { page, problems in
      diagnostics += page?.diagnostics ?? problems
      return page
    }
    let assembled = assemble(pages.map(\.source), files, entries.names)
    diagnostics += assembled.diagnostics
    return Result(assembled: assembled, diagnostics: diagnostics, pages: pages)
  }

  private func assemble(_ sources: [PageSource], _ files: ContentFiles, _ names: Fingerprint) -> AssembledSite {
    if let known = past?.assembled?.with(sources, names, options) { return known }
    let assembly = SiteAssembly(sources, files, configuration, options)
    let site = Site(assembly, buildDate: buildDate(assembly), environmentName: options.environmentName ?? "")
    return AssembledSite(site, assembly.diagnostics, sources, names, now: options.now)
  }

  private func list(_ diagnostics: inout [Diagnostic]) -> [FileEntry] {
    let folder = options.path(configuration.folders.content)
    if !FileSystem.exists(folder), expectsPages {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, at: Place(file: configuration.folders.content),
          "there is no such folder, and so the site would have no pages",
          help: "make it, or say in site.yml where the pages are: content: FOLDER"))
    }
    do {
      let entries = try FileSystem.content(folder, status: false)
      diagnostics += entries.leftOut(of: configuration.folders.content)
      return entries
    } catch {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, at: Place(file: configuration.folders.content), "\(error.path): \(error.reason)"))
      return []
    }
  }

  /// A new name of the folder, or a checkout without it, would otherwise go out as a site of nothing.
  private var noContent: Diagnostic {
    let folder = configuration.folders.content
    let isThere = FileSystem.exists(options.path(folder))
    return Diagnostic(
      .noContent, .warning, at: Place(file: folder),
      isThere ? "there are no pages in this folder" : "there is no such folder, and so the site has no pages",
      help: "say in site.yml where the pages are: content: FOLDER; or, if there are to be none: ignore: [no-content]")
  }

  /// Whether a missing folder is a mistake: it was named, or there were pages in it. A site of static files has none.
  private var expectsPages: Bool {
    let name = configuration.folders.content
    if name != Folders().content || past?.pages.isEmpty == false { return true }
    let record = BuildRecord.read(OutputPlace(configuration, options))?.record
    return record?.inputs.contains { $0.path.hasPrefix(name + "/") } ?? false
  }

  private func read(_ file: SourceFile, _ reader: PageSourceReader) -> (ReadPage?, [Diagnostic]) {
    let path = configuration.folders.content + "/" + file.path
    let place = options.path(path)
    if let page = past?.page(file, at: place) { return (page, []) }
    do {
      var diagnostics: [Diagnostic] = []
      let (bytes, status) = try Directory.current.contents(place)
      let source = reader.read(file, bytes, &diagnostics)
      diagnostics = SecretScan.joined(SecretScan.diagnostics(bytes, file: path, options.environment), diagnostics)
      return (ReadPage(mark: FileMark(status), source: source, diagnostics: diagnostics), [])
    } catch {
      // It was there when the folder was listed; now it is as though it had never been.
      if error.isMissing { return (nil, []) }
      return (
        nil, [Diagnostic(.unreadableFile, at: Place(file: path), "this page cannot be read: \(error.reason)")]
      )
    }
  }

  private func buildDate(_ assembly: SiteAssembly) -> PageDate? {
    if options.nowIsSaid { return PageDate(options.now, zone: configuration.timeZone) }
    return assembly.pages.lazy.compactMap(\.lastModified).max()
  }
}
