import Clibxml2

/// Makes XML out of what is meant as XML, before the parser sees it: the parser gives up at some of the damage that real
/// feeds have. Looks first and copies only when there is something to mend.
struct XMLRepair {
  private let source: [UInt8]
  private let limits: XMLLimits
  private(set) var problems: [XMLProblem] = []
  private var index: Int
  private var line = 1
  private var result: [UInt8] = []
  /// Everything before this is in `result`.
  private var copied: Int
  private var told: Set<String> = []
  private var declaresEntities = false
  private var seenElement = false

  init(_ source: [UInt8], _ limits: XMLLimits) {
    self.source = source
    self.limits = limits
    index = 0
    copied = 0
  }

  /// The mended document; nil when it may stay as it is.
  mutating func run() throws(MarkupError) -> [UInt8]? {
    skipJunk()
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"): try markup()
      case UInt8(ascii: "&"): reference()
      case 0x0A:
        line += 1
        index += 1
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: replace(1, with: [], "xml-control-character", "a control character was left out")
      case 0xEF where isNonCharacter: replace(3, with: [], "xml-control-character", "a character that XML forbids was left out")
      default: index += 1
      }
    }
    guard copied > 0 || !result.isEmpty else { return nil }
    return result + source[copied...]
  }

  /// U+FFFE or U+FFFF.
  private var isNonCharacter: Bool {
    index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
  }

  /// Nothing may stand before the declaration, and nothing but comments and the like before the first element.
  private mutating func skipJunk() {
    guard let first = source.firstIndex(of: UInt8(ascii: "<")), first > 0 else { return }
    let isBlank = source[..<first].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    line += source[..<first].count { $0 == 0x0A }
    if isBlank, !starts("<?xml", at: first) {
      index = first
      return
    }
    // Line ends stay, so that the parser counts them.
    let lines = [UInt8](repeating: 0x0A, count: starts("<?xml", at: first) ? 0 : line - 1)
    replace(first, with: lines, "xml-junk", isBlank ? "white space before the XML declaration" : "text before the first tag")
  }

  private func starts(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    return text.withUTF8Buffer { $0.enumerated().allSatisfy { source[start + $0.offset] == $0.element } }
  }

  private mutating func replace(_ length: Int, with bytes: [UInt8], _ id: String, _ message: String) {
    if told.insert(id).inserted || problems.count < 20 {
      problems.append(XMLProblem(id: id, message: message, location: SourceLocation(line: line, column: column)))
    }
    result += source[copied..<index]
    result += bytes
    index += length
    copied = index
  }

  private var column: Int {
    let start = source[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return 1 + source[start..<index].prefix(10_000).count { $0 & 0xC0 != 0x80 }
  }
}

// MARK: - Markup

extension XMLRepair {
  private mutating func markup() throws(MarkupError) {
    if starts("<![CDATA[", at: index) { return skip(to: "]]>", from: 9) }
    if starts("<!--", at: index) { return skip(to: "-->", from: 4) }
    if starts("<?", at: index) { return skip(to: "?>", from: 2) }
    if starts("<!DOCTYPE", at: index) || starts("<!doctype", at: index) { return dropDoctype() }
    guard index + 1 < source.count, Self.startsName(source[index + 1]) || source[index + 1] == UInt8(ascii: "/") else {
      return replace(1, with: Array("&lt;".utf8), "xml-bare-less-than", "a '<' that begins no tag")
    }
    seenElement = true
    try tag()
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: true
    default: false
    }
  }

  /// Counts attributes up to the end of a tag; what stands in it is looked at by the main loop.
  private mutating func tag() throws(MarkupError) {
    var count = 0
    var cursor = index + 1
    while cursor < source.count, source[cursor] != UInt8(ascii: ">"), source[cursor] != UInt8(ascii: "<") {
      if source[cursor] == UInt8(ascii: "=") { count += 1 }
      cursor += 1
    }
    guard count <= limits.attributes else {
      throw MarkupError(
        id: "xml-too-many-attributes", message: "an element has more than \(limits.attributes) attributes",
        location: SourceLocation(line: line, column: column))
    }
    index += 1
  }

  private mutating func skip(to end: StaticString, from offset: Int) {
    index = min(index + offset, source.count)
    while index < source.count, !starts(end, at: index) {
      if source[index] == 0x0A { line += 1 }
      if source[index] < 0x20, ![0x09, 0x0A, 0x0D].contains(source[index]) {
        replace(1, with: [], "xml-control-character", "a control character was left out")
      } else {
        index += 1
      }
    }
    guard index < source.count else {
      // A cut-off end: without its closing mark the parser would drop all of it.
      return replace(0, with: Array("\(end)".utf8), "xml-cut-off", "the document ends inside of \(end)")
    }
    index += end.utf8CodeUnitCount
  }

  /// Declarations are not wanted: neither entities nor default attributes.
  private mutating func dropDoctype() {
    var cursor = index
    var depth = 0
    var quote: UInt8?
    var end = source.count
    while cursor < source.count {
      let byte = source[cursor]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        depth += 1
        if starts("<!ENTITY", at: cursor) { declaresEntities = true }
      } else if byte == UInt8(ascii: ">") {
        depth -= 1
        if depth == 0 {
          end = cursor + 1
          break
        }
      }
      cursor += 1
    }
    let lines = source[index..<end].count { $0 == 0x0A }
    let id = declaresEntities ? "xml-entity-declaration" : "xml-doctype"
    let before = problems.count
    replace(
      end - index, with: [UInt8](repeating: 0x0A, count: lines), id, "entity declarations are ignored")
    if !declaresEntities { problems.removeSubrange(before...) }
    line += lines
  }
}

// MARK: - References

extension XMLRepair {
  private mutating func reference() {
    let limit = min(source.count, index + 34)
    guard let end = source[index..<limit].firstIndex(of: UInt8(ascii: ";")), end > index + 1 else { return bare() }
    let name = source[(index + 1)..<end]
    if name.first == UInt8(ascii: "#") { return character(name.dropFirst(), end) }
    guard name.allSatisfy({ Self.isNameByte($0) }) else { return bare() }
    if Self.predefined.contains(where: { name.elementsEqual($0) }) {
      index = end + 1
    } else if let value = Self.htmlEntity(name) {
      replace(
        end + 1 - index, with: value, "xml-undeclared-entity",
        "the entity &\(String(decoding: name, as: UTF8.self)); is HTML's and was not declared")
    } else if declaresEntities {
      replace(
        end + 1 - index, with: [], "xml-entity-reference",
        "the entity &\(String(decoding: name, as: UTF8.self)); gives nothing")
    } else {
      bare()
    }
  }

  private static let predefined = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  private static func htmlEntity(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    guard let entity = htmlEntityLookup(Array(name) + [0]) else { return nil }
    guard let scalar = Unicode.Scalar(UInt32(entity.pointee.value)) else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func bare() {
    replace(1, with: Array("&amp;".utf8), "xml-bare-ampersand", "an '&' that begins no reference")
  }

  /// A numeric reference; those to characters that XML forbids are left out, those of windows-1252 mended.
  private mutating func character(_ digits: ArraySlice<UInt8>, _ end: Int) {
    let isHex = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(text, radix: isHex ? 16 : 10) else { return bare() }
    let isAllowed = value >= 0x20 && value != 0xFFFE && value != 0xFFFF || value == 9 || value == 10 || value == 13
    if (0x80...0x9F).contains(value) {
      replace(end + 1 - index, with: XMLText.windows1252([UInt8(value)]), "xml-bad-reference", "a reference to a control character")
    } else if isAllowed, Unicode.Scalar(value) != nil, digits.first != UInt8(ascii: "X") {
      index = end + 1
    } else if isAllowed, let scalar = Unicode.Scalar(value) {
      replace(end + 1 - index, with: Array("&#\(scalar.value);".utf8), "xml-bad-reference", "a reference with a capital X")
    } else {
      replace(end + 1 - index, with: [], "xml-bad-reference", "a reference to a character that XML forbids")
    }
  }
}
