import Cincopa

/// A page whose galleries grow.
struct PageEdit {
  private(set) var text: FrontMatterText
  private let configuration: SiteConfiguration
  private let file: String
  private let page: PageSource

  init(_ configuration: SiteConfiguration, file: String, _ bytes: [UInt8]) {
    self.configuration = configuration
    self.file = file
    text = FrontMatterText(bytes)
    var diagnostics: [Diagnostic] = []
    let source = SourceFile(path: String(file.dropFirst(configuration.folders.content.count + 1)))
    page = PageSourceReader(site: configuration).read(source, bytes, &diagnostics)
  }

  private var galleries: [GalleryDefinition] { page.frontMatter.galleries }

  /// What the page has already is not added again.
  mutating func add(_ media: NewMedia, template: TemplateID?) throws(FrontMatterEditError) -> PageMedia.Outcome {
    var added: [String?] = []
    var taken = Set(galleries.map(\.name))
    func place(_ name: String, _ value: NewValue, isAlone: Bool) throws(FrontMatterEditError) {
      if isAlone, !taken.contains(nil) {
        try text.add(NewEntry("gallery", value))
        added.append(nil)
        taken.insert(nil)
        return
      }
      let free = Self.free(name, among: taken)
      try text.add(NewEntry(free, value), below: ["galleries"])
      added.append(free)
      taken.insert(free)
    }
    switch media {
    case .gallery(let fid):
      let isThere = galleries.contains { gallery in
        if case .gallery(fid, _)? = gallery.identity { true } else { false }
      }
      if !isThere { try place("uploads", .text(fid.text), isAlone: true) }
    case .assets(let assets):
      let new = assets.filter { asset in
        !galleries.contains { if case .asset(asset.rid, _)? = $0.identity { true } else { false } }
      }
      for asset in new {
        try place(asset.galleryName, value(asset, template), isAlone: new.count == 1 && galleries.isEmpty)
      }
    }
    return outcome(added)
  }

  mutating func add(_ gallery: FID, toGallery name: String?) throws(FrontMatterEditError) -> PageMedia.Outcome {
    try text.add(NewEntry("fid", .text(gallery.text)), below: name.map { ["galleries", $0] } ?? ["gallery"])
    return outcome([name])
  }

  private func outcome(_ names: [String?]) -> PageMedia.Outcome {
    PageMedia.Outcome(
      file: file, keys: names.map { $0.map { "galleries.\($0)" } ?? "gallery" },
      shortCodes: page.shortCodes.isEmpty ? [] : names.compactMap { $0.map { "[gallery \($0)]" } })
  }

  private func value(_ asset: NewAsset, _ template: TemplateID?) -> NewValue {
    let own = template?.text ?? (configuration.platform.template == nil ? asset.usualTemplate : nil)
    let look = own.map { [NewEntry("template", .text($0))] } ?? []
    return .mapping([NewEntry("asset", .text(asset.rid.text))] + look)
  }

  private static func free(_ name: String, among taken: Set<String?>) -> String {
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }
}

extension NewAsset {
  /// Letters, digits and hyphens of the file's name: `pier-2`.
  fileprivate var galleryName: String {
    let stem = fileName.lastIndex(of: ".").map { fileName[..<$0] } ?? fileName[...]
    let words = stem.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.joined(separator: "-")
    return name.isEmpty ? "media" : name.first?.isNumber == true ? "m-" + name : name
  }

  /// The platform's own look for its kind, by the file's name (PLATFORM section 1).
  fileprivate var usualTemplate: String {
    let suffix = fileName.lastIndex(of: ".").map { fileName[fileName.index(after: $0)...].lowercased() } ?? ""
    if ["mp4", "m4v", "mov", "webm", "mkv", "avi", "wmv", "mpg", "mpeg", "ogv", "3gp", "flv", "mts"].contains(suffix) {
      return "A4HAcLOLOO68"
    }
    if ["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "wma", "aiff"].contains(suffix) {
      return "AEFALSr3trK4"
    }
    if ["jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "tif", "tiff", "bmp", "svg"].contains(suffix) {
      return "A8AAFV8a-H5b"
    }
    return "AYFACCtYYllw"
  }
}
