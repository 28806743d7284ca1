import Markup

/// A page as it was read: its front matter and the place of its Markdown. Shared, because pages are passed around.
final class PageSource: Sendable {
  let file: SourceFile
  let bytes: [UInt8]
  /// Where the Markdown begins in `bytes`.
  let bodyStart: Int
  /// The line of the file, from 1, at which it begins.
  let bodyLine: Int
  let frontMatter: FrontMatter
  /// Short codes of the Markdown, in code or not.
  let shortCodes: [ShortCode]
  /// Those that show a gallery of the platform.
  let coded: [ShortCode]
  /// Of the file, and of what stands before the Markdown.
  let print: Fingerprint
  let headPrint: Fingerprint

  init(
    _ file: SourceFile, _ bytes: [UInt8], bodyStart: Int, bodyLine: Int, _ frontMatter: FrontMatter,
    _ markdown: MarkdownSettings
  ) {
    self.file = file
    self.bytes = bytes
    self.bodyStart = bodyStart
    self.bodyLine = bodyLine
    self.frontMatter = frontMatter
    let codes = ShortCode.scan(bytes[bodyStart...])
    // Only pages that have blocks can mean them.
    shortCodes = frontMatter.visitorUploads.isEmpty ? codes.filter { $0.kind != .upload } : codes
    coded = ShortCode.coded(shortCodes, in: bytes[bodyStart...], markdown)
    print = Fingerprint(bytes)
    headPrint = Fingerprint(bytes[..<bodyStart])
  }

  /// All that its front matter names, the unnamed one first.
  var galleries: [GalleryDefinition] { frontMatter.galleries }

  var body: ArraySlice<UInt8> { bytes[bodyStart...] }
}

/// Splits a file into front matter and Markdown, and reads the former.
struct PageSourceReader: Sendable {
  private let reader: FrontMatterReader

  init(site: SiteConfiguration) { reader = FrontMatterReader(site: site) }

  func read(_ file: SourceFile, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> PageSource {
    let name = reader.site.folders.content + "/" + file.path
    let header = Header(bytes)
    let node = yaml(header, bytes, name, &diagnostics)
    let frontMatter = reader.read(node, folder: reader.site.folders.content + "/" + file.folder, &diagnostics)
    let start = header.map { $0.isClosed ? $0.bodyStart : bytes.count }
    let page = PageSource(
      file, bytes, bodyStart: start ?? bytes.withoutByteOrderMark.startIndex, bodyLine: header?.bodyLine ?? 1,
      frontMatter, reader.site.markdown)
    if let place = Self.invalidUTF8(page, name) {
      diagnostics.append(
        Diagnostic(
          .badEncoding, at: place, "the page is not UTF-8 text", help: "save the file with the encoding UTF-8"))
    }
    return page
  }

  /// The front matter's mapping; an empty one when there is none, or it cannot be read.
  private func yaml(
    _ header: Header?, _ bytes: [UInt8], _ name: String, _ diagnostics: inout [Diagnostic]
  ) -> YAMLNode {
    let start = Place(file: name, location: .start)
    let empty = YAMLNode(content: .mapping([]), place: start)
    guard let header else { return empty }
    guard header.isClosed else {
      diagnostics.append(
        Diagnostic(
          .frontMatterUnclosed, at: start, "the front matter that begins here has no end",
          help: "close it with a line of three hyphens: ---"))
      return empty
    }
    do {
      return try YAMLReader.read(bytes[header.yaml], file: name, firstLine: 2)
    } catch {
      diagnostics.append(error.diagnostic)
      return empty
    }
  }

  /// The place of the first line of the Markdown that is not UTF-8.
  private static func invalidUTF8(_ page: PageSource, _ name: String) -> Place? {
    if (try? UTF8Span(validating: page.body.span)) != nil { return nil }
    var line = page.bodyLine
    for part in page.body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return Place(file: name, location: SourceLocation(line: line, column: 1))
  }
}

/// The lines between `---` and `---` at the top of a file.
struct Header {
  var yaml: Range<Int>
  var bodyStart: Int
  var bodyLine: Int
  var isClosed: Bool

  /// Nil when the file does not begin with a line of three hyphens.
  init?(_ bytes: [UInt8]) {
    let start = bytes.withoutByteOrderMark.startIndex
    guard let first = Self.line(in: bytes, from: start), Self.isFence(bytes[first.text]) else { return nil }
    var next = first.end
    var line = 2
    while let current = Self.line(in: bytes, from: next) {
      if Self.isFence(bytes[current.text]) {
        yaml = first.end..<current.text.lowerBound
        bodyStart = current.end
        bodyLine = line + 1
        isClosed = true
        return
      }
      next = current.end
      line += 1
    }
    yaml = first.end..<bytes.count
    (bodyStart, bodyLine, isClosed) = (bytes.count, line, false)
  }

  /// The line that begins at an index, without its end, and where the next begins; nil at the end of the file.
  private static func line(in bytes: [UInt8], from start: Int) -> (text: Range<Int>, end: Int)? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex(of: 0x0A)
    let stop = end ?? bytes.count
    let text = stop > start && bytes[stop - 1] == 0x0D ? start..<(stop - 1) : start..<stop
    return (text, end.map { $0 + 1 } ?? bytes.count)
  }

  /// Three hyphens, and blanks.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
