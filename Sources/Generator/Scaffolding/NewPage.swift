import Cincopa
import Markup

/// Writes a page from an archetype (`sitegen new`).
public struct NewPage {
  let configuration: SiteConfiguration
  let options: BuildOptions

  public init(configuration: SiteConfiguration, options: BuildOptions) {
    self.configuration = configuration
    self.options = options
  }

  /// Returns the file written, below the site's folder. A file that is there is never touched.
  public func write(_ path: String, gallery: String?) throws(ScaffoldError) -> String {
    let file = configuration.folders.content + "/" + (try checked(path))
    let gallery = try identifier(gallery)
    let target = options.path(file)
    guard !FileSystem.exists(target) else {
      throw .refused("\(file) is there already", help: "choose another name, or edit it")
    }
    do {
      if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolders(String(target[..<slash])) }
      try FileSystem.create(target, Array(filled(try archetype(path), path, gallery).utf8))
    } catch {
      throw ScaffoldError(error)
    }
    return file
  }

  private func checked(_ path: String) throws(ScaffoldError) -> String {
    var path = path
    if path.hasPrefix(configuration.folders.content + "/") { path.removeFirst(configuration.folders.content.count + 1) }
    guard path.hasSuffix(".md"), let normal = RelativePath.normalized(path), !normal.utf8.contains(0) else {
      throw .refused(
        "'\(path)' is no page below \(configuration.folders.content)/", help: "for example: sitegen new posts/first.md")
    }
    return normal
  }

  private func identifier(_ text: String?) throws(ScaffoldError) -> String? {
    guard let text else { return nil }
    do {
      return try MediaReference.parse(fid: text).fidParameter
    } catch {
      throw .refused(error.message, help: error.help ?? "copy the id from the gallery's page")
    }
  }

  private func archetype(_ path: String) throws(FileError) -> String {
    let section = path.split(separator: "/").first.map(String.init) ?? ""
    for name in [section, "default"] {
      let file = options.path("\(configuration.folders.archetypes)/\(name).md")
      if FileSystem.exists(file) { return String(decoding: try FileSystem.read(file), as: UTF8.self) }
    }
    return Self.builtIn
  }

  private static let builtIn = """
    ---
    title: {{title}}
    date: {{date}}
    draft: true
    {{gallery}}
    ---

    """

  private func filled(_ text: String, _ path: String, _ gallery: String?) -> String {
    let file = SourceFile(path: path)
    let name = file.role == .page ? file.stem : String(file.folder.dropLast().split(separator: "/").last ?? "")
    let date = PageDate(options.now, zone: configuration.timeZone)
    let source = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = source.compactMap { (line: Substring) -> String? in
      if line == "{{gallery}}", gallery == nil { return nil }
      return String(line).replacing("{{title}}", with: SiteAssembly.title(from: name))
        .replacing("{{date}}", with: date.ymd)
        .replacing("{{gallery}}", with: gallery.map { "gallery: \($0)" } ?? "")
    }
    return lines.joined(separator: "\n")
  }
}
