/// Where a site is and where it is written to; paths as the file system takes them.
public struct OutputPlace: Sendable, Hashable {
  /// The site's folder, which keeps the manifest under `.sitegen/`.
  public var site: String
  public var output: String
  /// Folders that the site is read from; the output keeps away from them. They need not exist.
  public var sources: [String]

  public init(site: String, output: String, sources: [String] = []) {
    self.site = site.isEmpty ? "." : site
    self.output = output.isEmpty ? "." : output
    self.sources = sources
  }

  /// Marks an output folder as ours, and holds the list of its files.
  static let marker = ".sitegen"
  /// In the output folder, so that a rename stays within one file system.
  static let stage = ".sitegen-stage"

  /// The site's folder for the manifest.
  var state: String { FileSystem.join(site, ".sitegen") }

  /// The output as the manifest names it: relative to the site when it is inside, so that a site can be moved.
  var name: String {
    let site = Self.location(site)
    let output = Self.location(output)
    return Self.isBelow(output, site) ? String(output.dropFirst(site == "/" ? 1 : site.count + 1)) : output
  }

  /// Refuses an output folder that is the site's or above it, or that overlaps with a source or with our own state.
  public func checkPlacement() throws(OutputError) {
    let here = Self.location(output)
    let site = Self.location(site)
    if here == site || Self.isBelow(site, here) { throw .misplaced(output: output, other: self.site) }
    for source in sources + [state] {
      let there = Self.location(source)
      if here == there || Self.isBelow(here, there) || Self.isBelow(there, here) {
        throw .misplaced(output: output, other: source)
      }
    }
  }

  private static func isBelow(_ path: String, _ folder: String) -> Bool {
    path.utf8.count > folder.utf8.count && path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
  }

  /// The absolute path without symlinks; of the part that does not exist, as it would be.
  private static func location(_ path: String) -> String {
    if let found = Directory.canonical(path.isEmpty ? "." : path) { return found }
    guard let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return FileSystem.join(location("."), path) }
    let base = location(cut == path.startIndex ? "/" : String(path[..<cut]))
    switch path[path.index(after: cut)...] {
    case "", ".": return base
    case "..": return base == "/" ? "/" : location(FileSystem.parent(of: base))
    case let name: return FileSystem.join(base, String(name))
    }
  }
}
