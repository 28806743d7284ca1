import Cincopa

/// Which pages of a site show which galleries.
struct SitePages {
  private let configuration: SiteConfiguration
  private let options: BuildOptions

  init(_ configuration: SiteConfiguration, _ options: BuildOptions) {
    self.configuration = configuration
    self.options = options
  }

  /// Files from the site's folder, by the id of a gallery that they name in front matter, or by `rrid:REFERENCE`; those of a
  /// page's only gallery first.
  func find() async -> [String: [String]] {
    let sources = await SiteReading(configuration: configuration, options: options).read().sources
    var first: [String: [String]] = [:]
    var others: [String: [String]] = [:]
    for source in sources {
      let file = configuration.folders.content + "/" + source.file.path
      for gallery in source.frontMatter.galleries {
        guard let id = Self.id(gallery.identity) else { continue }
        if gallery.name == nil {
          first[id, default: []].append(file)
        } else {
          others[id, default: []].append(file)
        }
      }
    }
    return first.merging(others) { $0 + $1 }
  }

  /// A reference by the name that the platform gives to its gallery.
  private static func id(_ identity: MediaReference?) -> String? {
    switch identity {
    case .gallery(let fid, _): fid.text
    case .reference(let rrid, _, _): rrid.galleryName
    case .asset, .live, nil: nil
    }
  }
}

/// Names of new pages: the gallery's in letters of addresses, and no name twice.
struct PageNames {
  let folder: String
  let options: BuildOptions
  private var taken: Set<String> = []

  /// Bytes; file systems allow 255 with the ending.
  private static let limit = 120

  init(folder: String, options: BuildOptions) {
    self.folder = folder
    self.options = options
  }

  /// From the site's folder: `content/galleries/harbour-walks.md`.
  mutating func next(for name: String, fid: String) -> String {
    var slug = Slug.make(name)
    while slug.utf8.count > Self.limit { slug.removeLast() }
    // `index` would be the section's own page.
    if slug.isEmpty || ["index", "_index"].contains(slug) || slug.hasPrefix(".") { slug = fid }
    var file = "\(folder)/\(slug).md"
    var number = 2
    // Names that differ in case alone are one file on some systems.
    while taken.contains(file.lowercased()) || FileSystem.exists(options.path(file)) {
      file = "\(folder)/\(slug)-\(number).md"
      number += 1
    }
    taken.insert(file.lowercased())
    return file
  }
}
