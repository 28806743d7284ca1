public import Cincopa
import Syndication

/// A folder of new media that a gallery of a page names (`gallery: {upload: ./media}`).
public struct MediaFolder: Sendable {
  /// Which gallery of the platform gets its files.
  public enum Destination: Sendable, Hashable {
    case gallery(FID)
    case reference(RRID)
    /// One that has to be made first.
    case new(title: String, look: TemplateID?)
  }

  public struct File: Sendable, Hashable {
    /// Below the folder.
    public var path: String
    /// Bytes.
    public var size: Int
  }

  /// The page's file, below the site's folder.
  public var page: String
  /// Nil for `gallery:`, else its name below `galleries:`.
  public var galleryName: String?
  /// Below the site's folder.
  public var path: String
  public var destination: Destination
  public var files: [File]
  /// What is no film, sound or picture, and stays here; below the folder.
  public var others: [String] = []
  /// Files without bytes, of which the platform makes nothing.
  public var empty: [String] = []
  /// Links that lead out of the folder, to nothing, or in a circle.
  public var links: [String] = []
  public var ledger: MediaLedger
  var place: Place

  /// What a gallery that is made for it is remembered by.
  public var owner: String { "\(page) \(galleryName ?? "gallery")" }

  /// Files that are not on the platform yet, as far as can be told without reading them.
  var pending: [File] {
    guard case .gallery(let fid) = destination else {
      if case .reference = destination, !ledger.entries.isEmpty {
        return files.filter { file in !ledger.entries.contains { $0.path == file.path && $0.size == file.size } }
      }
      return files
    }
    return files.filter { !ledger.seemsToHold($0.path, size: $0.size, in: fid) }
  }
}

/// All such folders of a site.
public struct MediaFolders: Sendable {
  public private(set) var all: [MediaFolder] = []
  /// What is wrong with pages or folders.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads the site's pages, drafts too.
  public init(_ configuration: SiteConfiguration, _ options: BuildOptions) async {
    let reading = await SiteReading(configuration: configuration, options: options).read()
    diagnostics = reading.diagnostics.filter { $0.severity == .error }
    add(reading.sources, configuration, options)
  }

  init(_ site: Site, _ options: BuildOptions) {
    add(site.pages.compactMap(\.source), site.configuration, options)
  }

  private mutating func add(_ sources: [PageSource], _ configuration: SiteConfiguration, _ options: BuildOptions) {
    for source in sources {
      for gallery in source.frontMatter.galleries {
        guard let folder = gallery.upload else { continue }
        let page = configuration.folders.content + "/" + source.file.path
        do throws(FileError) {
          all.append(try MediaFolder(gallery, folder, of: source, page: page, options))
        } catch {
          diagnostics.append(
            Diagnostic(
              .mediaFolder, .warning, at: gallery.uploadPlace,
              "the folder of media '\(folder)' cannot be read: \(error.reason)",
              help: "put it there, or take 'upload' out"))
        }
      }
    }
  }

  /// What a build says: it never uploads, and it never fails because something is not uploaded.
  var warnings: [Diagnostic] {
    let pending = all.compactMap { folder -> Diagnostic? in
      let count = folder.pending.count
      guard count > 0 else { return nil }
      return Diagnostic(
        .mediaNotUploaded, .warning, at: folder.place,
        "\(count) file\(count == 1 ? "" : "s") in \(folder.path) \(count == 1 ? "is" : "are") not on the platform yet",
        help: "upload what is new: sitegen upload")
    }
    return diagnostics + pending
  }
}

extension MediaFolder {
  fileprivate init(
    _ gallery: GalleryDefinition, _ folder: String, of source: PageSource, page: String, _ options: BuildOptions
  ) throws(FileError) {
    self.page = page
    galleryName = gallery.name
    path = folder
    place = gallery.uploadPlace ?? gallery.place
    switch gallery.identity {
    case .gallery(let fid, _)?: destination = .gallery(fid)
    case .reference(let rrid, _, _)?: destination = .reference(rrid)
    case .asset?, .live?, nil:
      let title = source.frontMatter.title ?? SiteAssembly.title(from: source.file.stem)
      destination = .new(title: gallery.name.map { "\(title): \($0)" } ?? title, look: gallery.newLook)
    }
    let all = try FileSystem.list(options.path(folder), skippingHidden: true, skippingPassing: true)
    links = all.filter { $0.kind == .symlink }.map(\.path)
    let contents = all.filter { $0.kind == .file && !SourceFile(path: $0.path).isPage }
    empty = contents.filter { $0.size == 0 }.map(\.path)
    let listed = contents.filter { $0.size > 0 }
    files = listed.filter { Self.isMedium($0.path) }.map { File(path: $0.path, size: $0.size) }
    others = listed.map(\.path).filter { !Self.isMedium($0) }
    let text = try? FileSystem.read(options.path(folder) + "/" + MediaLedger.fileName, limit: 100_000_000)
    ledger = text.map { MediaLedger(text: String(decoding: $0, as: UTF8.self)) } ?? MediaLedger()
  }

  private static func isMedium(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: ".") else { return false }
    return MediaType.kind(ofExtension: name[name.index(after: point)...].lowercased()) != .other
  }
}
