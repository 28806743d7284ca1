/// Reads `content/` into a site.
struct SiteReading {
  let configuration: SiteConfiguration
  let options: BuildOptions

  struct Result: Sendable {
    var site: Site
    var diagnostics: [Diagnostic]
    /// Every Markdown file, published or not, in the order of paths.
    var sources: [PageSource]
  }

  func read() async -> Result {
    var diagnostics: [Diagnostic] = []
    let files = ContentFiles(list(&diagnostics))
    let read = await Parallel.map(files.pages, jobs: options.jobs) { file in self.read(file) }
    for (_, problems) in read { diagnostics += problems }
    let sources = read.compactMap(\.0)
    let assembly = SiteAssembly(sources, files, configuration, options)
    diagnostics += assembly.diagnostics
    let site = Site(assembly, buildDate: buildDate(assembly), environmentName: options.environmentName ?? "")
    return Result(site: site, diagnostics: diagnostics, sources: sources)
  }

  private func list(_ diagnostics: inout [Diagnostic]) -> [FileEntry] {
    let folder = options.path(configuration.folders.content)
    guard FileSystem.exists(folder) else { return [] }
    do {
      return try FileSystem.list(folder, skippingHidden: true)
    } catch {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, at: Place(file: configuration.folders.content), "\(error.path): \(error.reason)"))
      return []
    }
  }

  private func read(_ file: SourceFile) -> (PageSource?, [Diagnostic]) {
    let path = configuration.folders.content + "/" + file.path
    do {
      var diagnostics: [Diagnostic] = []
      let bytes = try FileSystem.read(options.path(path))
      let source = PageSourceReader(site: configuration).read(file, bytes, &diagnostics)
      return (source, diagnostics)
    } catch {
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
