extension PlainXML {
  /// At `<`: a start tag or that of an empty element.
  mutating func startTag() -> Bool {
    guard open.count < limits.depth, writer.tree.nodes.count < limits.nodes,
      let name = names.readElement(at: index + 1)
    else { return false }
    let tag = PlainXMLTag(
      start: index, name: name, declarations: names.declarations, attributes: writer.tree.attributes.count,
      values: writer.tree.values.count)
    index += 1 + names.length(of: name)
    guard byte(at: index) == UInt8(ascii: ">") || readAttributes(tag), names.declarations <= limits.namespaces,
      let number = names.element(name, in: &writer.tree.names), prefixed.count == 0 || namePrefixed(),
      writer.tree.names.count <= limits.names
    else { return false }
    writer.begin(name: number, at: tag.start + 1, attributes: tag.attributes, values: tag.values)
    open.append(OpenElement(name: name, declarations: tag.declarations))
    if bytes[index] == UInt8(ascii: "/") {
      index += 1
      endElement()
    }
    index += 1
    return true
  }

  /// Up to `>` or `/>`.
  private mutating func readAttributes(_ tag: PlainXMLTag) -> Bool {
    var place = 0
    var guess = PlainXMLNames.none
    while true {
      let start = index
      let length = names.passAttribute(at: start, after: &guess)
      if length > 0 {
        index += length - 1
      } else {
        skipSpace()
        if byte(at: index) == UInt8(ascii: ">") { return true }
        if byte(at: index) == UInt8(ascii: "/") { return byte(at: index + 1) == UInt8(ascii: ">") }
        guard index > start, readName(&guess) else { return false }
        names.note(start..<index + 1, of: guess)
      }
      guard place < limits.attributes, readAttribute(names.name(ofAttribute: guess), tag) else { return false }
      place += 1
    }
  }

  /// That of an attribute, up to its value.
  private mutating func readName(_ guess: inout Int) -> Bool {
    guard let name = names.readAttribute(at: index, after: &guess) else { return false }
    index += names.length(of: name)
    skipSpace()
    guard byte(at: index) == UInt8(ascii: "=") else { return false }
    index += 1
    skipSpace()
    return true
  }

  /// At the quotation mark before its value.
  @inline(__always)
  private mutating func readAttribute(_ name: Int, _ tag: PlainXMLTag) -> Bool {
    guard names.declarations <= limits.namespaces, let value = readValue() else { return false }
    if names.isDeclaration(name) {
      return !value.isCoded && names.declare(name, value.range, from: tag.declarations)
    }
    // Two of one name, or of one local name: libxml2 knows whether those are the same.
    return names.isFirst(name, in: tag.start) && append(value, of: name)
  }

  @inline(__always)
  private mutating func readValue() -> (range: Range<Int>, isCoded: Bool)? {
    let quote = byte(at: index)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    index += 1
    let start = index
    var isCoded = false
    while true {
      index = kinds.endOfText(bytes, from: index, mark: quote)
      switch byte(at: index) {
      case quote:
        defer { index += 1 }
        return index - start > PlainXMLBytes.longest ? nil : (start..<index, isCoded)
      case UInt8(ascii: "&"), 0x09, 0x0A, 0x0D: isCoded = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"): break
      case let byte where byte >= 0x80: if !isAllowed(at: index) { return nil }
      default: return nil
      }
      index += 1
    }
  }

  /// A value that is right as it is written stays where it is.
  @inline(__always)
  private mutating func append(_ value: (range: Range<Int>, isCoded: Bool), of name: Int) -> Bool {
    var attribute = XMLTree.Attribute(
      name: UInt32(name), start: UInt32(value.range.lowerBound), end: UInt32(value.range.upperBound), isInSource: true)
    if value.isCoded {
      guard decode(&attribute) else { return false }
    }
    if let number = names.attribute(withoutPrefix: name, in: &writer.tree.names) {
      attribute.name = number
    } else {
      prefixed.append(writer.tree.attributes.count)
    }
    writer.tree.attributes.append(attribute)
    return true
  }

  private mutating func decode(_ attribute: inout XMLTree.Attribute) -> Bool {
    guard decoder.decode(Int(attribute.start)..<Int(attribute.end), blank: 0x20) else { return false }
    attribute.start = UInt32(writer.tree.values.count)
    writer.tree.values.append(contentsOf: decoder.output)
    attribute.end = UInt32(writer.tree.values.count)
    attribute.isInSource = false
    return true
  }

  /// When all declarations of a tag are known, its prefixes mean something.
  private mutating func namePrefixed() -> Bool {
    for number in 0..<prefixed.count {
      let place = prefixed[number]
      let written = Int(writer.tree.attributes[place].name)
      guard let name = names.attribute(withPrefix: written, in: &writer.tree.names) else { return false }
      writer.tree.attributes[place].name = name
      writer.noteInherited(name)
    }
    prefixed.removeAll()
    return true
  }
}

/// A start tag that is read.
struct PlainXMLTag {
  /// Its first byte.
  var start: Int
  /// Number of its name as it is written.
  var name: Int
  /// How many namespaces are declared around it.
  var declarations: Int
  /// Of the tree so far.
  var attributes: Int
  /// Of the tree so far.
  var values: Int
}
