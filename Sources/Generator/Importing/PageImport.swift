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
    var unread = search.unread
    let frame = isHTML ? HTMLFrame(source, keeping: search) : HTMLFrame()
    var failure: FrontMatterEditError?
    if !search.found.isEmpty || !search.secrets.isEmpty || isHTML {
      do {
        unread += try convert(search, frame, hasHeader: header != nil)
      } catch {
        (bytes, lines) = (source, [])
        failure = error
      }
    }
    unread.sort { $0.offset < $1.offset }
    var cursor = LineCursor(source)
    diagnostics = unread.map { unread in
      let place = Place(file: file, location: cursor.location(of: unread.offset))
      return Diagnostic(.importUnread, .warning, at: place, unread.message, help: unread.help)
    }
    if let failure {
      diagnostics.append(
        Diagnostic(
          .importFailed, at: Place(file: file, location: .start), "the page was left as it is: \(failure.message)",
          help: failure.help ?? "write the front matter by hand, or make it simpler"))
    }
  }

  /// Puts in place what can be placed.
  /// - Returns: what cannot, and stays.
  private mutating func convert(
    _ search: EmbedSearch, _ frame: HTMLFrame, hasHeader: Bool
  ) throws(FrontMatterEditError) -> [UnreadEmbed] {
    let source = bytes
    var found = search.found
    var misplaced: [FoundEmbed] = []
    while true {
      (bytes, lines) = (source, [])
      let places = try put(found, search, frame, hasHeader: hasHeader, isAll: misplaced.isEmpty)
      let shown = shownGalleries
      let isLost = found.indices.map { index in places[index].map { !shown.contains(bytes.count - $0) } ?? true }
      guard isLost.contains(true) else { break }
      // A script draws all its players, or none.
      let scripts = Set(zip(found, isLost).compactMap { $1 ? $0.script : nil })
      let isKept = zip(found, isLost).map { !$1 && $0.script.map { !scripts.contains($0) } ?? true }
      misplaced += zip(found, isKept).compactMap { $1 ? nil : $0 }
      found = zip(found, isKept).compactMap { $1 ? $0 : nil }
    }
    return misplaced.map { embed in
      UnreadEmbed(
        offset: embed.range.lowerBound,
        message: "no gallery can be placed here, within other markup, and the \(embed.form.rawValue) was left as it is",
        help: "give it a line of its own, with a blank line before it and behind it")
    }
  }

  /// Where Markdown finds short codes of galleries: in text, and not in code or markup.
  private var shownGalleries: Set<Int> {
    let body = bytes[(Header(bytes)?.bodyStart ?? 0)...]
    var settings = MarkdownSettings()
    settings.unsafeHTML = true
    return Set(ShortCode.live(ShortCode.scan(body), in: body, settings).map(\.range.lowerBound))
  }

  /// - Parameter isAll: whether the page needs the platform's loader no more.
  /// - Returns: where each embed stands, in bytes from the end.
  private mutating func put(
    _ found: [FoundEmbed], _ search: EmbedSearch, _ frame: HTMLFrame, hasHeader: Bool, isAll: Bool
  ) throws(FrontMatterEditError) -> [Int: Int] {
    var names = GalleryNames(bytes)
    let scripts = Set(found.compactMap(\.script)).union(isAll && !found.isEmpty ? search.loaders : [])
    var edits = (scripts + frame.removed).map { TextEdit(range: $0, text: []) }
    edits += search.secrets.map { TextEdit(range: $0, text: Array("***".utf8)) }
    var cursor = LineCursor(bytes)
    var lines = MarkupLines(bytes)
    var definitions: [NewEntry] = []
    for (number, embed) in found.enumerated() {
      let (name, isNew) = names.name(of: embed.definition)
      if isNew { definitions.append(NewEntry(name, .laidOut(embed.definition))) }
      edits.append(TextEdit(embed, name, number: number, isInMarkup: lines.isMarkup(at: embed.range.lowerBound)))
      self.lines.append(
        Line(
          location: cursor.location(of: embed.range.lowerBound), form: embed.form.rawValue, id: embed.identity.id,
          gallery: name))
    }
    let edited = TextEdit.apply(edits, to: bytes)
    var text = FrontMatterText(edited.text)
    if !hasHeader {
      if let title = frame.title { try text.add(NewEntry("title", .text(title))) }
      if let description = frame.description { try text.add(NewEntry("description", .text(description))) }
    }
    if !definitions.isEmpty { try text.add(definitions, below: ["galleries"]) }
    bytes = text.bytes
    return edited.places
  }
}
