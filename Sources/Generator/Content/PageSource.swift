import Markup

/// A page as it was read: its front matter and the place of its Markdown.
struct PageSource: Sendable {
  var file: SourceFile
  var bytes: [UInt8]
  /// Where the Markdown begins in `bytes`.
  var bodyStart: Int
  /// The line of the file, from 1, at which it begins.
  var bodyLine: Int
  var frontMatter: FrontMatter

  var body: ArraySlice<UInt8> { bytes[bodyStart...] }
}

/// Splits a file into front matter and Markdown, and reads the former.
struct PageSourceReader {
  let site: SiteConfiguration

  func read(_ file: SourceFile, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> PageSource {
    let name = site.folders.content + "/" + file.path
    var page = PageSource(
      file: file, bytes: bytes, bodyStart: bytes.withoutByteOrderMark.startIndex, bodyLine: 1, frontMatter: FrontMatter())
    let empty = YAMLNode(content: .mapping([]), place: Place(file: name, location: .start))
    var node = empty
    if let header = Header(bytes) {
      page.bodyStart = header.bodyStart
      page.bodyLine = header.bodyLine
      if !header.isClosed {
        diagnostics.append(
          Diagnostic(
            .frontMatterUnclosed, at: empty.place, "the front matter that begins here has no end",
            help: "close it with a line of three hyphens: ---"))
        page.bodyStart = bytes.count
      }
      do {
        if header.isClosed { node = try YAMLReader.read(bytes[header.yaml], file: name, firstLine: 2) }
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    page.frontMatter = FrontMatterReader(site: site).read(node, folder: site.folders.content + "/" + file.folder, &diagnostics)
    if let place = Self.invalidUTF8(page, name) {
      diagnostics.append(
        Diagnostic(
          .badEncoding, at: place, "the page is not UTF-8 text", help: "save the file with the encoding UTF-8"))
    }
    return page
  }

  /// The place of the first line of the Markdown that is not UTF-8.
  private static func invalidUTF8(_ page: PageSource, _ name: String) -> Place? {
    if page.body.allSatisfy({ $0 < 0x80 }) || String(validating: page.body, as: UTF8.self) != nil { return nil }
    var line = page.bodyLine
    for part in page.body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return Place(file: name, location: SourceLocation(line: line, column: 1))
  }
}

/// The lines between `---` and `---` at the top of a file.
private struct Header {
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
