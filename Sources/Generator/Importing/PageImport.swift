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
    guard !search.found.isEmpty else { return }
    do {
      try convert(search, isHTML: isHTML, hasHeader: header != nil)
    } catch {
      (bytes, lines) = (source, [])
      diagnostics.append(
        Diagnostic(
          .importFailed, at: Place(file: file, location: .start), "the page was left as it is: \(error.message)",
          help: "write the front matter by hand, or make it simpler"))
    }
  }

  private mutating func convert(
    _ search: EmbedSearch, isHTML: Bool, hasHeader: Bool
  ) throws(FrontMatterEditError) {
    var names = GalleryNames(taken: Self.galleryNames(bytes))
    var edits = search.removed.map { TextEdit(range: $0, text: []) }
    var cursor = LineCursor(bytes)
    var definitions: [(String, [NewEntry])] = []
    for embed in search.found {
      let (name, isNew) = names.name(of: embed.definition)
      if isNew { definitions.append((name, embed.definition)) }
      edits.append(TextEdit(embed, name, in: bytes))
      lines.append(
        Line(
          location: cursor.location(of: embed.range.lowerBound), form: embed.form.rawValue, id: embed.identity.id,
          gallery: name))
    }
    var text = FrontMatterText(TextEdit.apply(edits, to: bytes))
    if isHTML, !hasHeader, let title = Self.title(bytes) { try text.add(NewEntry("title", .text(title))) }
    for (name, definition) in definitions { try text.add(NewEntry(name, .laidOut(definition)), below: ["galleries"]) }
    bytes = text.bytes
  }

  private static func galleryNames(_ bytes: [UInt8]) -> Set<String> {
    guard let header = Header(bytes), header.isClosed,
      let node = try? YAMLReader.read(bytes[header.yaml], file: "", firstLine: 2),
      case .mapping(let entries) = node.content,
      case .mapping(let galleries)? = entries.first(where: { $0.key == "galleries" })?.value.content
    else { return [] }
    return Set(galleries.map(\.key))
  }

  private static func title(_ bytes: [UInt8]) -> String? {
    var title: String?
    HTMLTagReader.read(bytes) { tag in
      guard tag.name == .title, !tag.isEnd, title == nil else { return }
      title = tag.text(in: bytes).split { $0.isWhitespace }.joined(separator: " ")
    }
    return title.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Gives galleries names: the same one to those that are the same.
private struct GalleryNames {
  var taken: Set<String>
  private var given: [([NewEntry], String)] = []

  init(taken: Set<String>) { self.taken = taken }

  mutating func name(of definition: [NewEntry]) -> (name: String, isNew: Bool) {
    if let known = given.first(where: { $0.0 == definition }) { return (known.1, false) }
    var number = given.count + 1
    while taken.contains("gallery-\(number)") { number += 1 }
    let name = "gallery-\(number)"
    taken.insert(name)
    given.append((definition, name))
    return (name, true)
  }
}

/// A piece of a page replaced by another.
struct TextEdit {
  var range: Range<Int>
  var text: [UInt8]
  /// Whether it must stand between blank lines, for Markdown to see it.
  var isBlock = false

  init(range: Range<Int>, text: [UInt8]) {
    self.range = range
    self.text = text
  }

  init(_ embed: FoundEmbed, _ name: String, in bytes: [UInt8]) {
    range = embed.range
    text = Array("[gallery \(name)]".utf8)
    isBlock = !embed.isInline || Self.lineIsMarkup(bytes, embed.range.lowerBound)
    if !embed.kept.isEmpty { text += Array("\n\n".utf8) + embed.kept }
  }

  private static func lineIsMarkup(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return bytes[start...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "<")
  }

  /// Those within others are left out: a script may stand inside of the element that its player is drawn into.
  static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }) {
      guard edit.range.lowerBound >= index else { continue }
      output += bytes[index..<edit.range.lowerBound]
      index = edit.range.upperBound
      if edit.text.isEmpty {
        dropEmptyLine(&output, bytes, &index)
      } else if edit.isBlock {
        put(edit.text, &output, bytes, &index)
      } else {
        output += edit.text
      }
    }
    return output + bytes[index...]
  }

  /// Takes the line with it that would be left empty.
  private static func dropEmptyLine(_ output: inout [UInt8], _ bytes: [UInt8], _ index: inout Int) {
    let rest = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard rest.isEmpty || rest.first == 0x0A, let line = lineStart(output) else { return }
    output.removeSubrange(line...)
    index = rest.isEmpty ? bytes.count : rest.startIndex + 1
    // Not two empty lines where there was one before and one behind.
    let next = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    if output.suffix(8).filter({ $0 != 0x0D }).ends(with: [0x0A, 0x0A]), next.first == 0x0A {
      index = next.startIndex + 1
    }
  }

  /// Where the last line begins, if it holds nothing but blanks.
  private static func lineStart(_ output: [UInt8]) -> Int? {
    let start = output.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return output[start...].allSatisfy { $0 == 0x20 || $0 == 0x09 } ? start : nil
  }

  private static func put(_ text: [UInt8], _ output: inout [UInt8], _ bytes: [UInt8], _ index: inout Int) {
    if let line = lineStart(output) { output.removeSubrange(line...) } else { output.append(0x0A) }
    let before = output.suffix(8).filter { $0 != 0x0D }
    if !before.isEmpty, !before.ends(with: [0x0A, 0x0A]), !before.ends(with: Array("---\n".utf8)) {
      output.append(0x0A)
    }
    output += text
    let rest = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard !rest.isEmpty else { return }
    output.append(0x0A)
    if rest.first == 0x0A { index = rest.startIndex + 1 }
    let next = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    if !next.isEmpty, next.first != 0x0A { output.append(0x0A) }
  }
}

extension [UInt8] {
  fileprivate func ends(with end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
