/// An attribute whose value is still as it is written.
struct PlainXMLAttribute {
  /// Number of its name among those of `PlainXMLNames`.
  var name: Int
  var value: Range<Int>
  /// Whether there are references or white space other than blanks in it.
  var isCoded: Bool
}

extension PlainXML {
  /// At `<`: a start tag or that of an empty element.
  mutating func startTag() -> Bool {
    let tag = index
    let declarations = names.declarations
    index += 1
    guard let name = names.read(at: index), open.count < limits.depth, writer.tree.nodes.count < limits.nodes
    else { return false }
    index = name.range.upperBound
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    guard readAttributes(declarations), names.declarations <= limits.namespaces,
      let number = names.element(name.number, in: &writer.tree.names),
      writer.tree.names.count <= limits.names
    else { return false }
    writer.begin(name: number, at: tag + 1)
    open.append(OpenElement(name: name.range, declarations: declarations))
    guard writeAttributes() else { return false }
    if bytes[index] == UInt8(ascii: "/") {
      index += 1
      endElement()
    }
    index += 1
    return true
  }

  /// Up to `>` or `/>`.
  /// - Parameter outer: number of declarations around the element.
  private mutating func readAttributes(_ outer: Int) -> Bool {
    while true {
      let start = index
      skipSpace()
      switch byte(at: index) {
      case UInt8(ascii: ">"): return true
      case UInt8(ascii: "/"): return byte(at: index + 1) == UInt8(ascii: ">")
      default: guard index > start, readAttribute(outer) else { return false }
      }
    }
  }

  private mutating func readAttribute(_ outer: Int) -> Bool {
    // Each is compared with each.
    guard names.declarations - outer + attributes.count < limits.attributes, names.declarations <= limits.namespaces
    else { return false }
    guard let name = names.read(at: index) else { return false }
    index = name.range.upperBound
    skipSpace()
    guard byte(at: index) == UInt8(ascii: "=") else { return false }
    index += 1
    skipSpace()
    guard let attribute = readValue(of: name.number) else { return false }
    if names.isDeclaration(name.number) {
      return !attribute.isCoded && names.declare(name.number, attribute.value, from: outer)
    }
    // Two of one name, or of one local name: libxml2 knows whether those are the same.
    guard !attributes.contains(where: { names.areAlike($0.name, name.number) }) else { return false }
    attributes.append(attribute)
    return true
  }

  private mutating func readValue(of name: Int) -> PlainXMLAttribute? {
    let quote = byte(at: index)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    index += 1
    let start = index
    var isCoded = false
    while true {
      index = kinds.endOfText(bytes, from: index)
      switch byte(at: index) {
      case quote:
        defer { index += 1 }
        return index - start > PlainXMLBytes.longest
          ? nil : PlainXMLAttribute(name: name, value: start..<index, isCoded: isCoded)
      case UInt8(ascii: "&"), 0x09, 0x0A, 0x0D: isCoded = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"): break
      case let byte where byte >= 0x80: if !isAllowed(at: index) { return nil }
      default: return nil
      }
      index += 1
    }
  }

  private mutating func writeAttributes() -> Bool {
    for place in attributes.indices {
      let attribute = attributes[place]
      guard let name = names.attribute(attribute.name, in: &writer.tree.names) else { return false }
      let start = UInt32(writer.tree.values.count)
      if !attribute.isCoded {
        writer.tree.values.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[attribute.value]))
      } else if !writeCoded(attribute.value) {
        return false
      }
      writer.append(attribute: name, from: start)
      if names.hasPrefix(attribute.name) { writer.noteInherited(name) }
    }
    return true
  }

  /// References resolved, and white space that is written plainly as blanks (XML 1.0, sections 2.11 and 3.3.3).
  private mutating func writeCoded(_ value: Range<Int>) -> Bool {
    var place = value.lowerBound
    while place < value.upperBound {
      let byte = bytes[place]
      if byte == UInt8(ascii: "&") {
        guard let reference = reference(at: place), reference.end <= value.upperBound else { return false }
        writer.tree.values.append(scalar: reference.scalar)
        place = reference.end
      } else {
        let isLineEnd = byte == 0x0D && place + 1 < value.upperBound && bytes[place + 1] == 0x0A
        writer.tree.values.append(byte < 0x20 ? 0x20 : byte)
        place += isLineEnd ? 2 : 1
      }
    }
    return true
  }
}
