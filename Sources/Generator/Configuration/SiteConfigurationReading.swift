import Cincopa
import Markup
import Syndication

extension SiteConfiguration {
  /// Takes every key of SPEC section 3 out of the file.
  mutating func read(_ reader: inout MappingReader, zoneFiles: (String) -> [UInt8]?) {
    readIdentity(&reader, zoneFiles)
    folders.read(&reader)
    readLists(&reader)
    reader.mapping("feeds") { feeds.read(ofSite: &$0) }
    reader.named("sources") { name, entry, reader in
      if let source = NamedSource(name: name, entry: entry, policy: feeds, &reader) { sources.append(source) }
    }
    reader.mapping("cincopa") { platform.read(&$0) }
    embed.read(&reader)
    events.read(&reader)
    reader.mapping("visitor_uploads") { visitorUploads.read(&$0, hosts: platform.hosts) }
    reader.mapping("markdown") { markdown.read(&$0) }
    if let theme = reader.choice("theme", Theme.self) { self.theme = theme }
    reader.mapping("outputs") { outputs.read(&$0) }
    reader.named("publish") { name, entry, reader in
      let target = PublishTarget(name: name, entry: entry, &reader)
      let unset = SecretScan.discreet(reader.takeUnset())
      if unset.isEmpty { target.map { targets.append($0) } } else { unready[name] = unset }
    }
    reader.mapping("webhooks") { webhooks.read(&$0) }
    reader.refuse("security")
    params = reader.tree("params")
  }

  private mutating func readIdentity(_ reader: inout MappingReader, _ zoneFiles: (String) -> [UInt8]?) {
    if let title = reader.text("title") { self.title = title }
    if let url = reader.value("base_url", "an address such as https://example.org/", BaseURL.init) {
      baseURL = url
    } else if reader.diagnostics.isEmpty {
      reader.diagnostics.append(
        Diagnostic(
          .badURL, .warning, at: Place(file: reader.place.file),
          "base_url is not set; feeds and the sitemap will say \(baseURL.string)",
          help: "add to site.yml: base_url: https://your-site.example/"))
    }
    if let language = reader.value("language", "a language tag such as en or pt-BR", Self.languageTag) {
      self.language = language
    }
    let zone = { (name: String) in TimeZone(name: name) ?? zoneFiles(name).flatMap(TimeZone.init(zoneFile:)) }
    if let zone = reader.value("timezone", "UTC, a distance such as +02:00, or a name such as Europe/Berlin", zone) {
      timeZone = zone
    }
    if let text = reader.text("description") { description = text }
    reader.mapping("author") { reader in
      if let name = reader.text("name") { author.name = name }
      if let url = reader.text("url") { author.url = url }
    }
  }

  private mutating func readLists(_ reader: inout MappingReader) {
    if let texts = reader.texts("taxonomies") {
      taxonomies = texts.compactMap { Taxonomy.name($0, &reader) }
    }
    if let size = reader.int("pagination", in: 0...100_000) { pagination = size }
    readPermalinks(&reader)
    if let texts = reader.texts("ignore") { ignored = Set(texts.map(\.text)) }
    menus = Menu.read(&reader, key: "menus")
  }

  private mutating func readPermalinks(_ reader: inout MappingReader) {
    guard let node = reader.take("permalinks") else { return }
    reader.mapping(node, "permalinks.") { reader in
      for entry in reader.entries {
        if let pattern = reader.value(entry.key, PermalinkPattern.expected, PermalinkPattern.init) {
          permalinks[entry.key] = pattern
        }
      }
    }
  }

  /// BCP 47: letters, digits and hyphens, beginning with a language of two or three letters.
  static func languageTag(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let valid = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard valid, let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isLetter) else {
      return nil
    }
    return text
  }
}

extension Menu {
  /// Menus by name, each a list of `{title, url}`.
  static func read(_ reader: inout MappingReader, key: String) -> [Menu] {
    guard let node = reader.take(key) else { return [] }
    guard case .mapping(let entries) = node.content else {
      reader.report(.wrongType, node.place, "'\(key)' must be a mapping of names, each with a list")
      return []
    }
    return entries.map { entry in Menu(name: entry.key, items: items(entry, key, &reader)) }
  }

  private static func items(_ entry: YAMLEntry, _ key: String, _ reader: inout MappingReader) -> [Item] {
    guard case .sequence(let nodes) = entry.value.content else {
      if !entry.value.isNull {
        reader.report(.wrongType, entry.value.place, "'\(key).\(entry.key)' must be a list of {title, url}")
      }
      return []
    }
    var items: [Item] = []
    for node in nodes {
      reader.mapping(node, "\(key).\(entry.key).") { reader in
        let title = reader.text("title")
        let url = reader.text("url")
        guard let title, let url else {
          return reader.report(.badValue, node.place, "a menu entry needs a title and a url")
        }
        items.append(Item(title: title, url: url))
      }
    }
    return items
  }
}

extension Folders {
  fileprivate mutating func read(_ reader: inout MappingReader) {
    if let path = reader.value("output", "a folder", Self.folder) { output = path }
    if let path = reader.value("content", Self.expected, Self.inside) { content = path }
    if let path = reader.value("templates", Self.expected, Self.inside) { templates = path }
    if let path = reader.value("static", Self.expected, Self.inside) { self.static = path }
    if let path = reader.value("archetypes", Self.expected, Self.inside) { archetypes = path }
  }

  private static let expected = "a folder of the site"

  private static func folder(_ text: String) -> String? {
    text.isEmpty || text.utf8.contains(0) ? nil : text
  }

  /// A relative path that does not climb out.
  private static func inside(_ text: String) -> String? {
    let parts = text.split(separator: "/")
    guard !parts.isEmpty, !text.hasPrefix("/"), !parts.contains(".."), !text.utf8.contains(0) else { return nil }
    return parts.filter { $0 != "." }.joined(separator: "/")
  }
}

extension MarkdownSettings {
  fileprivate mutating func read(_ reader: inout MappingReader) {
    if let value = reader.bool("smart") { smart = value }
    if let value = reader.bool("unsafe_html") { unsafeHTML = value }
    if let value = reader.bool("heading_ids") { headingIDs = value }
    reader.refuse("extensions") { $0.content == .sequence([]) }
  }
}

extension Outputs {
  fileprivate mutating func read(_ reader: inout MappingReader) {
    if let feeds = reader.texts("feeds") {
      rss = feeds.contains { $0.text == "rss" }
      for feed in feeds where feed.text != "rss" {
        reader.report(
          .notYetSupported, feed.place, "a feed of the kind '\(feed.text)' is not yet supported",
          help: "use [rss] or []")
      }
    }
    reader.refuse("galleries") { $0.content == .sequence([]) }
    if let value = reader.bool("sitemap") { sitemap = value }
    if let value = reader.bool("redirects") { redirects = value }
    for key in ["search", "headers"] {
      reader.refuse(key) { $0.content == .scalar("false", plain: true) }
    }
  }
}

extension NamedSource {
  fileprivate init?(name: String, entry: YAMLEntry, policy: FeedPolicy, _ reader: inout MappingReader) {
    let address = FeedAddress.read(&reader, keys: ["url", "file"])
    format = reader.choice("format", FeedFormatChoice.self) ?? .auto
    self.name = name
    place = entry.keyPlace
    self.policy = policy
    self.policy.read(&reader)
    guard let address else {
      if reader.diagnostics.isEmpty {
        reader.report(.badValue, entry.keyPlace, "the source '\(name)' needs a url", help: "url: https://… or a file")
      }
      return nil
    }
    self.address = address
  }
}
