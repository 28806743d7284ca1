/// Sections and the addresses of pages in them.
extension SiteAssembly {
  /// Home, and a section for each folder with pages in or below it, whether or not it has an `_index.md`.
  mutating func addSections(_ sources: [PageSource]) {
    var folders: Set<String> = [""]
    var last = ""
    for source in sources {
      var folder = source.file.role == .bundle ? Self.parent(of: source.file.folder) : source.file.folder
      // Files of one folder follow each other.
      if folder == last { continue }
      last = folder
      while !folder.isEmpty, folders.insert(folder).inserted { folder = Self.parent(of: folder) }
    }
    var indexes: [String: PageSource] = [:]
    for source in sources where source.file.role == .section {
      guard let first = indexes.updateValue(source, forKey: source.file.folder) else { continue }
      diagnostics.append(
        Diagnostic(
          .duplicateURL, at: place(source),
          "two files are the page of this folder: this one and \(first.file.name)", help: "keep one"))
    }
    for folder in folders.sorted() { addSection(folder, indexes[folder]) }
  }

  private mutating func addSection(_ folder: String, _ source: PageSource?) {
    let parent = folder.isEmpty ? nil : sections[Self.parent(of: folder)]
    let name = Self.name(of: folder)
    let path = source?.frontMatter.url ?? parent.map { sectionPath(name, in: $0, source) } ?? .root
    var page = Page(
      kind: folder.isEmpty ? .home : .section, source: source,
      title: source?.frontMatter.title ?? (folder.isEmpty ? configuration.title : Self.title(from: name)), path: path,
      parent: parent)
    page.sectionName = String(folder.dropLast())
    sections[folder] = add(page)
  }

  private func sectionPath(_ name: String, in parent: Int, _ source: PageSource?) -> URLPath {
    let slug = source?.frontMatter.slug ?? Slug.make(name)
    return pages[parent].path.appending(slug.isEmpty ? name : slug)
  }

  mutating func addPage(_ source: PageSource) {
    let folder = source.file.role == .bundle ? Self.parent(of: source.file.folder) : source.file.folder
    guard let section = sections[folder] else { return }
    let name = source.file.role == .bundle ? Self.name(of: source.file.folder) : source.file.stem
    let isNotFound = source.file.path == "404.md"
    var page = Page(
      kind: isNotFound ? .notFound : .page, source: source, title: source.frontMatter.title ?? Self.title(from: name),
      path: .root, parent: section, sectionName: pages[section].sectionName)
    page.path = isNotFound ? URLPath("/404.html") ?? .root : path(source, name, section, page.title)
    _ = add(page)
  }

  private mutating func path(_ source: PageSource, _ name: String, _ section: Int, _ title: String) -> URLPath {
    if let url = source.frontMatter.url { return url }
    let slug = source.frontMatter.slug ?? Slug.make(name)
    guard !slug.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .badURL, at: place(source), "no address can be made from the file's name",
          help: "add to front matter: slug: …"))
      return pages[section].path
    }
    guard let pattern = configuration.permalinks.pattern(for: pages[section].sectionName) else {
      return pages[section].path.appending(slug)
    }
    let path = pattern.path(
      date: source.frontMatter.date, slug: slug, title: title, section: pages[section].sectionName, filename: name)
    if let path { return path }
    diagnostics.append(
      Diagnostic(
        .badDate, at: place(source), "the site's address pattern for this section wants a date, and the page has none",
        help: "add to front matter: date: 2026-01-31"))
    return pages[section].path.appending(slug)
  }

  /// `a/b/` → `a/`.
  static func parent(of folder: String) -> String {
    folder.utf8.dropLast().lastIndex(of: UInt8(ascii: "/")).map { String(folder[...$0]) } ?? ""
  }

  /// `a/b/` → `b`.
  private static func name(of folder: String) -> String {
    let start = folder.utf8.index(folder.startIndex, offsetBy: parent(of: folder).utf8.count)
    return String(folder[start...].dropLast())
  }

  /// `getting-started` → `Getting started`.
  static func title(from name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension [String: PermalinkPattern] {
  /// The pattern of the section or of the nearest one above it.
  fileprivate func pattern(for section: String) -> PermalinkPattern? {
    guard !isEmpty else { return nil }
    var name = Substring(section)
    while !name.isEmpty {
      if let pattern = self[String(name)] { return pattern }
      name = name.lastIndex(of: "/").map { name[..<$0] } ?? ""
    }
    return nil
  }
}
