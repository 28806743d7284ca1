import Markup

/// Finds where in the text of front matter a new entry belongs.
struct FrontMatterLines {
  let bytes: [UInt8]
  private let header: Header
  /// Where each line of the YAML begins; the last number is where it ends.
  let starts: [Int]
  let lineEnd: String

  struct Insertion {
    var offset: Int
    var text: String
  }

  init(_ bytes: [UInt8], _ header: Header) {
    self.bytes = bytes
    self.header = header
    var starts = [header.yaml.lowerBound]
    for index in header.yaml where bytes[index] == 0x0A { starts.append(index + 1) }
    if starts.last != header.yaml.upperBound { starts.append(header.yaml.upperBound) }
    self.starts = starts
    let first = bytes[..<header.yaml.lowerBound]
    lineEnd = first.dropLast().last == 0x0D ? "\r\n" : "\n"
  }

  /// Nil where the form is none that we know how to continue.
  func insertion(at spot: FrontMatterText.Spot) -> Insertion? {
    guard case .mapping(let entries) = spot.node.content else {
      // A key with nothing behind it.
      guard case .scalar("", plain: true) = spot.node.content, let owner = spot.owner else { return nil }
      return below(owner, spot.entries)
    }
    if let open = offset(of: spot.node.place), open < header.yaml.upperBound, bytes[open] == UInt8(ascii: "{") {
      return flow(open, isEmpty: entries.isEmpty, spot.entries)
    }
    guard spot.owner != nil, let last = entries.last else {
      // All of it may be indented.
      let columns = Set(entries.map { $0.keyPlace.location?.column ?? 0 })
      guard columns.count < 2, case let column = columns.first ?? 1, column > 0 else { return nil }
      return Insertion(offset: header.yaml.upperBound, text: block(spot.entries, indent: column - 1))
    }
    guard let indent = indentation(of: last), let line = lastLine(of: last, indent: indent) else { return nil }
    return Insertion(offset: starts[line + 1], text: block(spot.entries, indent: indent))
  }

  private func block(_ entries: [NewEntry], indent: Int) -> String {
    entries.map { block($0, indent: indent) }.joined()
  }

  /// One line, or one for each of several entries.
  private func block(_ entry: NewEntry, indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    guard case .lines(let inner) = entry.value else {
      return blanks + entry.yaml + lineEnd
    }
    return blanks + entry.key + ":" + lineEnd + block(inner, indent: indent + 2)
  }

  private func below(_ owner: YAMLEntry, _ entries: [NewEntry]) -> Insertion? {
    guard let indent = indentation(of: owner), let line = line(of: owner) else { return nil }
    return Insertion(offset: starts[line + 1], text: block(entries, indent: indent + 2))
  }

  // MARK: Places

  /// Counted from the first line of the YAML.
  func line(of entry: YAMLEntry) -> Int? {
    guard let line = entry.keyPlace.location?.line, (2..<(starts.count + 1)).contains(line) else { return nil }
    return line - 2
  }

  func offset(of place: Place) -> Int? {
    guard let location = place.location, (2..<(starts.count + 1)).contains(location.line) else { return nil }
    var offset = starts[location.line - 2]
    var column = 1
    while column < location.column, offset < header.yaml.upperBound {
      offset += 1
      while offset < header.yaml.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// Blanks before a key that has its line for itself.
  private func indentation(of entry: YAMLEntry) -> Int? {
    guard let line = line(of: entry), let offset = offset(of: entry.keyPlace) else { return nil }
    return bytes[starts[line]..<offset].allSatisfy { $0 == UInt8(ascii: " ") } ? offset - starts[line] : nil
  }

  /// The last line of an entry that is the last of its mapping: all that follows and is indented more, and the items of
  /// a list that is not.
  private func lastLine(of entry: YAMLEntry, indent: Int) -> Int? {
    guard let first = line(of: entry) else { return nil }
    var last = first
    for line in (first + 1)..<max(first + 1, starts.count - 1) {
      let text = bytes[starts[line]..<starts[line + 1]]
      guard let begin = text.firstIndex(where: { $0 != UInt8(ascii: " ") }), !"\r\n".utf8.contains(text[begin]) else {
        continue
      }
      let depth = begin - text.startIndex
      if depth > indent || (depth == indent && entry.isList && text[begin] == UInt8(ascii: "-")) {
        last = line
      } else if text[begin] != UInt8(ascii: "#") {
        break
      }
    }
    return last
  }

  // MARK: Flow mappings

  private func flow(_ open: Int, isEmpty: Bool, _ entries: [NewEntry]) -> Insertion? {
    let text = entries.map(\.yaml).joined(separator: ", ")
    guard let close = closing(open) else { return nil }
    let inside = bytes[(open + 1)..<close]
    guard let last = inside.lastIndex(where: { !" \t\r\n".utf8.contains($0) }) else {
      return isEmpty ? Insertion(offset: open + 1, text: text) : nil
    }
    return Insertion(offset: last + 1, text: (bytes[last] == UInt8(ascii: ",") ? " " : ", ") + text)
  }

  /// Where the bracket that opens at `open` is closed.
  func closing(_ open: Int) -> Int? {
    var depth = 0
    var index = open
    while index < header.yaml.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard " \t\n,{[:".utf8.contains(bytes[index - 1]) else { break }
        guard let end = endOfQuotation(index) else { return nil }
        index = end
      case UInt8(ascii: "#") where " \t\n".utf8.contains(bytes[index - 1]):
        while index < header.yaml.upperBound, bytes[index] != 0x0A { index += 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  func endOfQuotation(_ start: Int) -> Int? {
    var index = start + 1
    while index < header.yaml.upperBound {
      if bytes[index] == UInt8(ascii: "\\"), bytes[start] == UInt8(ascii: "\"") {
        index += 1
      } else if bytes[index] == bytes[start] {
        guard bytes[start] == UInt8(ascii: "'"), bytes[index + 1] == UInt8(ascii: "'") else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }
}

extension YAMLEntry {
  fileprivate var isList: Bool { if case .sequence = value.content { true } else { false } }
}
