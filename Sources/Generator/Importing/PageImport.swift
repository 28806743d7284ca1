import Cincopa
public import Markup

/// A page of another system made into one of ours (`sitegen import`): embeds become galleries of the front matter, placed by
/// `[gallery NAME]`. All else stays as it is, and what cannot be read stays too and is reported.
public struct PageImport: Sendable {
  public struct Line: Sendable {
    public var location: SourceLocation
    /// What was found: `short code`, `embed block`, `newer block`, `iframe`.
    public var form: String
    public var id: String
    /// The name under `galleries:`.
    public var gallery: String
  }

  public private(set) var bytes: [UInt8]
  public private(set) var lines: [Line] = []
  public private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - file: for messages.
  ///   - isHTML: whether it is a whole page of HTML, which gets its title as front matter.
  public init(_ source: [UInt8], file: String, isHTML: Bool) {
    bytes = source
    guard String(validating: source, as: UTF8.self) != nil else {
      diagnostics = [
        Diagnostic(
          .badEncoding, at: Place(file: file), "the page is not UTF-8 text",
          help: "save the file with the encoding UTF-8")
      ]
      return
    }
    let header = Header(source)
    let start = header.map { $0.isClosed ? $0.bodyStart : source.count } ?? source.withoutByteOrderMark.startIndex
    let search = EmbedSearch(source, from: start, isHTML: isHTML)
    var cursor = LineCursor(source)
    diagnostics = search.unread.map { unread in
      let place = Place(file: file, location: cursor.location(of: unread.offset))
      return Diagnostic(.importUnread, .warning, at: place, unread.message, help: unread.help)
    }
    let frame = isHTML ? HTMLFrame(source, keeping: search) : HTMLFrame()
    guard !search.found.isEmpty || !search.secrets.isEmpty || isHTML else { return }
    do {
      try convert(search, frame, hasHeader: header != nil)
    } catch {
      (bytes, lines) = (source, [])
      diagnostics.append(
        Diagnostic(
          .importFailed, at: Place(file: file, location: .start), "the page was left as it is: \(error.message)",
          help: "write the front matter by hand, or make it simpler"))
    }
  }

  private mutating func convert(
    _ search: EmbedSearch, _ frame: HTMLFrame, hasHeader: Bool
  ) throws(FrontMatterEditError) {
    var names = GalleryNames(taken: Self.galleryNames(bytes))
    var edits = (search.removed + frame.removed).map { TextEdit(range: $0, text: []) }
    edits += search.secrets.map { TextEdit(range: $0, text: Array("***".utf8)) }
    var cursor = LineCursor(bytes)
    var lines = MarkupLines(bytes)
    var definitions: [NewEntry] = []
    for embed in search.found {
      let (name, isNew) = names.name(of: embed.definition)
      if isNew { definitions.append(NewEntry(name, .laidOut(embed.definition))) }
      edits.append(TextEdit(embed, name, isInMarkup: lines.isMarkup(at: embed.range.lowerBound)))
      self.lines.append(
        Line(
          location: cursor.location(of: embed.range.lowerBound), form: embed.form.rawValue, id: embed.identity.id,
          gallery: name))
    }
    var text = FrontMatterText(TextEdit.apply(edits, to: bytes))
    if !hasHeader {
      if let title = frame.title { try text.add(NewEntry("title", .text(title))) }
      if let description = frame.description { try text.add(NewEntry("description", .text(description))) }
    }
    if !definitions.isEmpty { try text.add(definitions, below: ["galleries"]) }
    bytes = text.bytes
  }

  /// Of the front matter.
  static func galleryNames(_ bytes: [UInt8]) -> Set<String> {
    guard let header = Header(bytes), header.isClosed,
      let node = try? YAMLReader.read(bytes[header.yaml], file: "", firstLine: 2),
      case .mapping(let entries) = node.content,
      case .mapping(let galleries)? = entries.first(where: { $0.key == "galleries" })?.value.content
    else { return [] }
    return Set(galleries.map(\.key))
  }
}

/// Gives galleries names: the same one to those that are the same.
private struct GalleryNames {
  var taken: Set<String>
  private var given: [[NewEntry]: String] = [:]
  /// None below it is free.
  private var next = 1

  init(taken: Set<String>) { self.taken = taken }

  mutating func name(of definition: [NewEntry]) -> (name: String, isNew: Bool) {
    if let known = given[definition] { return (known, false) }
    while taken.contains("gallery-\(next)") { next += 1 }
    let name = "gallery-\(next)"
    taken.insert(name)
    given[definition] = name
    return (name, true)
  }
}
