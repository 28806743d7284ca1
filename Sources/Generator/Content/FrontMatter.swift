import Cincopa
import Markup
import Syndication

/// The YAML at the head of a page, checked (SPEC section 4).
struct FrontMatter: Sendable {
  var title: String?
  var date: PageDate?
  var updated: PageDate?
  var expires: PageDate?
  var draft = false
  var description: String?
  /// As written, not slugged.
  var slug: String?
  var url: URLPath?
  var aliases: [URLPath] = []
  var template: (name: String, place: Place)?
  var weight = 0
  var image: String?
  var menus: [(menu: String, title: String?)] = []
  var params: YAMLNode?
  var language: String?
  var robots: String?
  /// The unnamed one first.
  var galleries: [GalleryDefinition] = []
  /// What it wants to hear of its players; nil is as the site says.
  var events: PlayerEvents?
  var visitorUploads: [VisitorUpload] = []
  /// By the order of the site's taxonomies.
  var terms: [[String]] = []
  /// Where the date was said.
  var datePlace: Place?
  var urlPlace: Place?

  /// The unnamed one.
  var gallery: GalleryDefinition? { galleries.first.flatMap { $0.name == nil ? $0 : nil } }

  static let none = FrontMatter()

  static let reserved: Set<String> = [
    "title", "date", "updated", "expires", "draft", "description", "slug", "url", "aliases", "template", "weight",
    "image", "menus", "params", "language", "robots", "gallery", "galleries", "events", "download", "visitor_uploads",
  ]
}

/// Reads front matter with the site's taxonomies, zone and sources. One reads all pages, and is not copied for any.
final class FrontMatterReader: Sendable {
  let site: SiteConfiguration
  private let galleries: GalleryReader

  init(site: SiteConfiguration) {
    self.site = site
    galleries = GalleryReader(site: site)
  }

  func read(_ node: YAMLNode, folder: String, _ diagnostics: inout [Diagnostic]) -> FrontMatter {
    var reader = MappingReader(node)
    var page = FrontMatter()
    readText(&page, &reader)
    readDates(&page, &reader)
    readPlaces(&page, &reader)
    readMenus(&page, &reader)
    page.terms = site.taxonomies.map { name in
      var seen: Set<String> = []
      return (reader.texts(name) ?? []).map(\.text).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
    readGalleries(&page, folder, &reader)
    var events = site.events
    events.read(&reader)
    page.events = events
    page.visitorUploads = VisitorUpload.read(&reader, self)
    reader.finish()
    diagnostics += reader.diagnostics + SecretScan.diagnostics(node)
    return page
  }

  private func readText(_ page: inout FrontMatter, _ reader: inout MappingReader) {
    page.title = reader.text("title")
    page.description = reader.text("description")
    page.draft = reader.bool("draft") ?? false
    page.weight = reader.int("weight", in: -1_000_000...1_000_000) ?? 0
    page.image = reader.text("image")
    page.language = reader.value("language", "a language tag such as en", SiteConfiguration.languageTag)
    page.robots = reader.text("robots")
    page.params = reader.take("params")
    page.template = reader.scalar("template").map { ($0.text, $0.place) }
  }

  private func readDates(_ page: inout FrontMatter, _ reader: inout MappingReader) {
    let expected = "a date such as 2026-06-01 or 2026-06-01T10:00:00+02:00"
    let zone = site.timeZone
    page.date = reader.value("date", expected) { PageDate($0, zone: zone) }
    page.datePlace = page.date.map { _ in reader.keyPlace("date") }
    page.updated = reader.value("updated", expected) { PageDate($0, zone: zone) }
    page.expires = reader.value("expires", expected) { PageDate($0, zone: zone) }
  }

  private func readPlaces(_ page: inout FrontMatter, _ reader: inout MappingReader) {
    page.slug = reader.value("slug", "one part of an address, without slashes") { text in
      URLPath(text).flatMap { text.contains("/") || $0 == .root ? nil : text }
    }
    let expected = "a path within the site, such as /films/first/"
    page.url = reader.value("url", expected, URLPath.init)
    page.urlPlace = page.url.map { _ in reader.keyPlace("url") }
    for (text, place) in reader.texts("aliases") ?? [] {
      if let path = URLPath(text) {
        page.aliases.append(path)
      } else {
        reader.report(.badURL, place, "the alias '\(text)' must be \(expected)")
      }
    }
  }

  /// `menus: main`, `menus: [main]`, or `menus: {main: {title: …}}`.
  private func readMenus(_ page: inout FrontMatter, _ reader: inout MappingReader) {
    if case .mapping = reader.entries.first(where: { $0.key == "menus" })?.value.content {
      reader.named("menus") { name, _, reader in page.menus.append((name, reader.text("title"))) }
    } else {
      page.menus = (reader.texts("menus") ?? []).map { ($0.text, nil) }
    }
  }

  private func readGalleries(_ page: inout FrontMatter, _ folder: String, _ reader: inout MappingReader) {
    let download = DownloadOffer(&reader)
    let (unnamed, named) = (reader.take("gallery"), reader.take("galleries"))
    guard unnamed != nil || named != nil else { return }
    var around = GalleryReader.Page(folder: folder)
    if let download {
      around.download = download
      around.downloadPlaces = DownloadOffer.places(reader.entries)
    }
    if let unnamed, let gallery = galleries.read(unnamed, name: nil, path: "gallery", on: around, &reader) {
      page.galleries.append(gallery)
    }
    guard let node = named else { return }
    guard case .mapping(let entries) = node.content else {
      return reader.report(.wrongType, node.place, "'galleries' must be a mapping of names, not \(node.kind)")
    }
    for entry in entries {
      if !Self.isName(entry.key) {
        reader.report(
          .badValue, entry.keyPlace, "'\(entry.key)' cannot name a gallery", help: "letters, digits, '-' and '_'")
      } else {
        let path = "galleries.\(entry.key)"
        let gallery = galleries.read(entry.value, name: entry.key, path: path, on: around, &reader)
        if let gallery { page.galleries.append(gallery) }
      }
    }
  }

  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
