import Markup
import Syndication

/// Everything that is not a page: assets, static files, aliases, sitemap, robots, redirects (SPEC section 7).
struct SiteFiles<Writer: OutputWriter> {
  let site: Site
  let templates: SiteTemplates
  let options: BuildOptions
  var part: RenderedPart<Writer>
  /// What search engines are told.
  var sitemap: [RenderedFile] = []
  /// Copies of other hosts' files by path.
  var companions: [String: [UInt8]] = [:]
  /// Whether a page refers to our script for players.
  var needsPlayerScript = false
  /// Of the names in the folder of static files.
  private(set) var staticNames = [FileEntry]().names
  /// Paths of files that are taken besides those of pages, so that the author's own file wins over one that is generated.
  private var taken: Set<String> = []
  /// The author's own list of redirects, when ours is to be joined to it; as the file system takes it.
  private var ownRedirects: String?
  /// Files that were read for others.
  private(set) var inputs: [RecordedInput] = []
  private let aliases: [(from: URLPath, to: Page)]

  init(site: Site, templates: SiteTemplates, options: BuildOptions, writer: Writer) {
    self.site = site
    self.templates = templates
    self.options = options
    part = RenderedPart(writer: writer)
    aliases = site.pages.flatMap { page in page.aliases.map { ($0, page) } }
  }

  mutating func write(copies: [(source: String, path: URLPath)]) {
    writeStatic()
    writeBundles()
    for copy in copies where !isTaken(copy.path.file) {
      let source = options.path(site.configuration.folders.content + "/" + copy.source)
      self.copy(source, to: copy.path.file, isWanted: true)
    }
    writeAssets()
    if site.pages.contains(where: { !$0.visitorUploads.isEmpty }) {
      write(VisitorUploadBlock.script, to: VisitorUploadBlock.scriptPath)
      if site.configuration.theme == .builtIn { write(VisitorUploadBlock.style, to: VisitorUploadBlock.stylePath) }
    }
    writeAliases()
    writeIndexes()
  }

  private func isTaken(_ path: String) -> Bool {
    taken.contains(path) || URLPath.paths(of: path).contains { site.byPath[$0] != nil }
  }

  /// False when it is taken.
  private mutating func take(_ path: String) -> Bool { !isTaken(path) && taken.insert(path).inserted }

  private mutating func write(_ bytes: [UInt8], to path: String) {
    guard part.failure == nil, let file = OutputPath(path), take(path) else { return }
    do { try part.writer.write(path: file, bytes: bytes) } catch { part.failure = error }
  }

  /// What has vanished since it was listed is as though it had never been, unless a page counts on it (`isWanted`).
  private mutating func copy(_ source: String, to path: String, isWanted: Bool = false) {
    guard part.failure == nil, take(path) else { return }
    guard let file = OutputPath(path) else {
      part.diagnostics.append(
        Diagnostic(
          .outputConflict, at: Place(file: options.ownPath(source)),
          "the file cannot be published under the name '\(path)': \(OutputPath.refusal(of: path))",
          help: "give the file another name"))
      return
    }
    do { try part.writer.copy(path: file, from: source) } catch {
      guard case .source(let refusal) = error else { return part.failure = error }
      taken.remove(path)
      if refusal.isMissing, !isWanted { return }
      part.diagnostics.append(
        Diagnostic(
          .unreadableFile, at: Place(file: options.ownPath(source)), "this file cannot be read: \(refusal.reason)"))
    }
  }
}

// MARK: - Files of the author and of the theme

extension SiteFiles {
  private mutating func writeStatic() {
    let folder = options.path(site.configuration.folders.static)
    do {
      let entries = try FileSystem.statics(folder)
      staticNames = entries.names
      part.diagnostics += entries.leftOut(of: site.configuration.folders.static)
      for entry in entries where entry.kind == .file {
        let path = folder + "/" + entry.path
        if entry.path == Redirects.name, writesRedirects {
          ownRedirects = path
          continue
        }
        if isTaken(entry.path) {
          reportConflict(site.configuration.folders.static + "/" + entry.path, entry.path)
        }
        copy(path, to: entry.path)
      }
    } catch {
      part.diagnostics.append(
        Diagnostic(
          .unreadableFile, at: Place(file: site.configuration.folders.static), "\(error.path): \(error.reason)"))
    }
  }

  private mutating func reportConflict(_ file: String, _ path: String) {
    guard let page = site.pages.first(where: { $0.path.file == path }), page.source != nil || page.kind != .notFound
    else {
      return
    }
    let owner =
      page.source.map { site.configuration.folders.content + "/" + $0.file.path } ?? "the page \(page.path.string)"
    part.diagnostics.append(
      Diagnostic(
        .outputConflict, at: Place(file: file), "this file and \(owner) are both published as /\(path)",
        help: "rename one of them"))
  }

  /// What stands in the folder of a page of its own goes with it.
  private mutating func writeBundles() {
    guard !site.files.assets.isEmpty else { return }
    let content = site.configuration.folders.content + "/"
    // What goes to the platform is not published besides.
    let uploads = site.pages.flatMap(\.galleries).compactMap { $0.upload.map { $0 + "/" } }
    for asset in site.files.assets.values.sorted(by: { $0.path < $1.path }) {
      if !uploads.isEmpty, uploads.contains(where: (content + asset.path).hasPrefix) { continue }
      if PassingFiles.contain(asset.name, isFolder: false) { continue }
      guard let bundle = site.files.bundle(of: asset.path), let owner = site.byFile[bundle + "index.md"] else {
        continue
      }
      let path = site.pages[owner].path.appending(file: String(asset.path.dropFirst(bundle.count)))
      copy(options.path(site.configuration.folders.content + "/" + asset.path), to: path.file)
    }
  }

  private mutating func writeAssets() {
    for (name, asset) in templates.files.assets.sorted(by: { $0.key < $1.key }) {
      switch asset {
      case .bytes(let bytes): write(bytes, to: "assets/" + name)
      case .file(let path): copy(path, to: "assets/" + name)
      }
    }
    for (path, bytes) in companions.sorted(by: { $0.key < $1.key }) { write(bytes, to: path) }
    if needsPlayerScript { write(PlayerScripts.source, to: PlayerScripts.path) }
  }
}

// MARK: - What is generated

extension SiteFiles {
  private var baseURL: BaseURL { site.configuration.baseURL }

  private mutating func writeAliases() {
    for alias in aliases {
      write(AliasPage.bytes(to: baseURL.permalink(alias.to.path), title: alias.to.title), to: alias.from.file)
    }
  }

  private mutating func writeIndexes() {
    let outputs = site.configuration.outputs
    for file in sitemap { write(file.bytes, to: file.path.text) }
    let sitemap = outputs.sitemap ? baseURL.string + "sitemap.xml" : nil
    write(Robots.bytes(sitemap: sitemap), to: "robots.txt")
    guard writesRedirects else { return }
    let lines = aliases.map { (from: baseURL.link($0.from), to: baseURL.link($0.to.path)) }
    write(Redirects.joined(readOwnRedirects(), Redirects.bytes(lines)), to: Redirects.name)
  }

  private var writesRedirects: Bool { site.configuration.outputs.redirects && !aliases.isEmpty }

  private mutating func readOwnRedirects() -> [UInt8] {
    guard let path = ownRedirects else { return [] }
    let file = options.ownPath(path)
    let status = FileSystem.status(path)
    do {
      let bytes = try FileSystem.read(path)
      inputs.append(RecordedInput(path: file, mark: FileMark(status), print: Fingerprint(bytes)))
      return bytes
    } catch {
      if !error.isMissing {
        part.diagnostics.append(
          Diagnostic(.unreadableFile, at: Place(file: file), "this file cannot be read: \(error.reason)"))
      }
      return []
    }
  }
}
