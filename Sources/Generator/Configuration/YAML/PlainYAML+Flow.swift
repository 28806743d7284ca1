import Markup

// Lists and mappings on one line: `[a, b]`, `{ a: b }`.
extension PlainYAML {
  mutating func flowSequence() -> YAMLNode? {
    let place = place
    index += 1
    var items: [YAMLNode] = []
    skipBlanks()
    while byte != UInt8(ascii: "]") {
      guard let item = value(inFlow: true), separator(before: UInt8(ascii: "]")) else { return nil }
      items.append(item)
    }
    index += 1
    return YAMLNode(content: .sequence(items), place: place)
  }

  mutating func flowMapping() -> YAMLNode? {
    let place = place
    index += 1
    var entries: [YAMLEntry] = []
    skipBlanks()
    while byte != UInt8(ascii: "}") {
      guard let entry = flowEntry(), separator(before: UInt8(ascii: "}")) else { return nil }
      guard !entries.contains(where: { $0.key == entry.key }) else { return nil }
      entries.append(entry)
    }
    index += 1
    return YAMLNode(content: .mapping(entries), place: place)
  }

  private mutating func flowEntry() -> YAMLEntry? {
    let keyPlace = place
    guard let key = key(), byte == UInt8(ascii: " ") else { return nil }
    skipBlanks()
    guard let value = value(inFlow: true) else { return nil }
    return YAMLEntry(key: key, keyPlace: keyPlace, value: value)
  }

  /// Moves over a comma, or up to the closing mark.
  private mutating func separator(before close: UInt8) -> Bool {
    skipBlanks()
    if byte == close { return true }
    guard byte == UInt8(ascii: ",") else { return false }
    index += 1
    skipBlanks()
    return byte != close
  }
}
