/// Gives galleries names: the same one to those that are the same, those included that the page has already.
struct GalleryNames {
  private(set) var taken: Set<String> = []
  private var given: [[NewEntry]: String] = [:]
  /// None below it is free.
  private var next = 1

  /// - Parameter page: its front matter names what is there.
  init(_ page: [UInt8]) {
    guard let header = Header(page), header.isClosed,
      let node = try? YAMLReader.read(page[header.yaml], file: "", firstLine: 2),
      case .mapping(let entries) = node.content,
      case .mapping(let galleries)? = entries.first(where: { $0.key == "galleries" })?.value.content
    else { return }
    for gallery in galleries {
      taken.insert(gallery.key)
      guard FrontMatterReader.isName(gallery.key) else { continue }
      guard case .mapping(let entries)? = NewValue(gallery.value) else { continue }
      given[Self.ordered(entries)] = given[Self.ordered(entries)] ?? gallery.key
    }
  }

  mutating func name(of definition: [NewEntry]) -> (name: String, isNew: Bool) {
    let definition = Self.ordered(definition)
    if let known = given[definition] { return (known, false) }
    while taken.contains("gallery-\(next)") { next += 1 }
    let name = "gallery-\(next)"
    taken.insert(name)
    given[definition] = name
    return (name, true)
  }

  /// People write keys in any order.
  private static func ordered(_ entries: [NewEntry]) -> [NewEntry] {
    entries.map { entry in
      guard case .mapping(let below) = entry.value else { return entry }
      return NewEntry(entry.key, .mapping(ordered(below)))
    }.sorted { $0.key < $1.key }
  }
}

extension NewValue {
  /// What somebody has written, as it would be written anew. Nil for what is never written: lists of values.
  fileprivate init?(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _): self = .text(text)
    case .sequence: return nil
    case .mapping(let entries):
      let values = entries.compactMap { entry in NewValue(entry.value).map { NewEntry(entry.key, $0) } }
      guard values.count == entries.count else { return nil }
      self = .mapping(values)
    }
  }
}
