/// A whole site in memory, as a preview needs it.
public struct BuiltSite: Sendable {
  public var files: [OutputPath: OutputFile]
  public var baseURL: BaseURL
  /// The pages that `sitegen build` would hold back, with why, by their files.
  public var held: [OutputPath: HeldBack] = [:]
  /// Stand-ins at addresses that pages once had, for hosts that know nothing of `_redirects`.
  public var aliases: Set<OutputPath> = []
  /// Addresses of pages (`/sub/films/aurora/`) by their Markdown files (`content/films/aurora.md`).
  public var addresses: [String: String] = [:]

  public init(files: [OutputPath: OutputFile], baseURL: BaseURL) {
    self.files = files
    self.baseURL = baseURL
  }
}

extension BuiltSite {
  init(_ files: [OutputPath: OutputFile], _ site: Site, now: BuildOptions) {
    self.init(files: files, baseURL: site.configuration.baseURL)
    var strict = now
    (strict.drafts, strict.future, strict.expired) = (false, false, false)
    for page in site.pages {
      aliases.formUnion(page.aliases.lazy.compactMap { OutputPath($0.file) })
      guard let source = page.source, let file = OutputPath(page.path.file) else { continue }
      addresses[site.configuration.folders.content + "/" + source.file.path] =
        baseURL.path + page.path.percentEncoded.dropFirst()
      if let reason = HeldBack(source, strict) { held[file] = reason }
    }
    for path in held.keys { aliases.remove(path) }
  }
}
