import Markup

/// Turns the links that an author wrote in Markdown into those of the site (SPEC section 4).
struct LinkResolver {
  let site: Site
  let page: Page

  /// What a link came to.
  struct Answer {
    /// Nil leaves the link as it is.
    var destination: String?
    var problem: Diagnostic?
    /// A file beside the page that must be copied to a path of the site.
    var copied: (source: String, path: URLPath)?

    static let unchanged = Answer()
  }

  func resolve(_ link: MarkdownLink) -> Answer {
    guard concerns(link) else { return .unchanged }
    let text = link.destination
    let end = text.firstIndex { $0 == "#" || $0 == "?" } ?? text.endIndex
    let suffix = String(text[end...])
    let decoded = Self.percentDecoded(String(text[..<end]))
    if decoded.hasSuffix(".md") || decoded.hasSuffix(".markdown") { return self.page(decoded, suffix, link) }
    if decoded.hasPrefix("/") { return Answer(destination: site.configuration.baseURL.prefixed(text)) }
    return file(decoded, suffix, link)
  }

  /// Whether a link may lead to a page or file of the site.
  func concerns(_ link: MarkdownLink) -> Bool {
    let text = link.destination
    return !text.isEmpty && !text.hasPrefix("#") && !text.hasPrefix("?") && !text.hasPrefix("//") && !hasScheme(text)
  }

  /// `image:` of front matter, which names a file beside the page as a link does; nil when it says none.
  func resolveImage() -> Answer? {
    page.source?.frontMatter.image.map { resolve(MarkdownLink(destination: $0, isImage: false, location: .start)) }
  }

  /// `poster:` of the page's galleries, likewise.
  func resolvePosters() -> [Answer] { page.galleries.compactMap { $0.poster.map(resolvePoster) } }

  func resolvePoster(_ poster: String) -> Answer {
    resolve(MarkdownLink(destination: poster, isImage: false, location: .start))
  }

  /// The path below `content/` that a link means; from the page's folder unless it begins with `/`.
  private func contentPath(_ path: String) -> String? {
    if path.hasPrefix("/") { return RelativePath.normalized(String(path.drop { $0 == "/" })) }
    return RelativePath.normalized((page.source?.file.folder ?? "") + path)
  }

  private func page(_ path: String, _ suffix: String, _ link: MarkdownLink) -> Answer {
    if let target = contentPath(path), let index = site.byFile[target] {
      return Answer(destination: site.configuration.baseURL.link(site.pages[index].path) + suffix)
    }
    let reason = contentPath(path).flatMap { site.held[$0] }
    let message = reason.map { "the page '\(path)' is not published (\($0.rawValue))" } ?? "there is no page '\(path)'"
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let known = site.byFile.keys.filter { $0.hasSuffix("/" + name) || $0 == name }.min()
    let help =
      known.map { "did you mean '/\($0)'?" } ?? "paths are from this page's folder, or from content/ with a '/' before"
    return Answer(problem: diagnostic(.brokenLink, .error, message, link, help: help))
  }

  private func file(_ path: String, _ suffix: String, _ link: MarkdownLink) -> Answer {
    guard let target = contentPath(path), let asset = site.files.assets[target] else {
      guard link.isImage else { return .unchanged }
      return Answer(
        problem: diagnostic(
          .missingFile, .warning, "there is no file '\(path)' beside the page", link,
          help: "put it there, or into static/ and link it as /\(path)"))
    }
    let path = outputPath(of: asset)
    // A file of a bundle is copied anyway, but for those that only an author who names them can want.
    let isCopied = site.files.bundle(of: asset.path) != nil && !PassingFiles.contain(asset.name, isFolder: false)
    let copied = isCopied ? nil : (asset.path, path)
    return Answer(destination: site.configuration.baseURL.link(path) + suffix, copied: copied)
  }

  /// Files in and below the page's folder go beside the page; others to where their own folder is.
  private func outputPath(of asset: SourceFile) -> URLPath {
    if let bundle = site.files.bundle(of: asset.path), let owner = site.byFile[bundle + "index.md"] {
      return site.pages[owner].path.appending(file: String(asset.path.dropFirst(bundle.count)))
    }
    let folder = page.source?.file.folder ?? ""
    guard asset.path.hasPrefix(folder) else { return URLPath.root.appending(file: asset.path) }
    return page.path.appending(file: String(asset.path.dropFirst(folder.count)))
  }

  private func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return text.utf8[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
  }

  private func diagnostic(
    _ id: DiagnosticID, _ severity: Diagnostic.Severity, _ message: String, _ link: MarkdownLink, help: String
  ) -> Diagnostic {
    let line = link.location.line + (page.source?.bodyLine ?? 1) - 1
    let place = Place(
      file: page.place(site.configuration).file, location: SourceLocation(line: line, column: link.location.column))
    return Diagnostic(id, severity, at: place, message, help: help)
  }

  private static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}
