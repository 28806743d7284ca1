/// A start tag as it stands, whatever its state.
struct XMLRawTag {
  var name: Range<Int>
  var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  var isEmptyElement = false
  /// Whether libxml2 can read it as it is.
  var isClean = true
  /// The byte after it; nil when the document ends before it does.
  var end: Int?
}

extension XMLRepair {
  mutating func startTag() {
    let start = index
    var tag = XMLTagReader(bytes, from: start).read()
    guard let end = tag.end else {
      return replace(start..<bytes.count, "the document ends inside of a tag")
    }
    guard tag.attributes.count <= limits.attributes else {
      return fail("xml-too-many-attributes", "an element has more than \(limits.attributes) attributes", at: start)
    }
    closeUnended()
    closeUnended(before: tag.name)
    if isVoid(tag.name), !tag.isEmptyElement {
      note(at: start) { "<\($0.text(tag.name))> is not closed" }
      tag.isEmptyElement = true
      tag.isClean = false
    } else if !tag.isClean {
      note(at: start) { "the tag <\($0.text(tag.name))> is damaged" }
    }
    if !tag.isEmptyElement {
      lookForEnd(of: tag.name, from: end)
      push(tag.name)
    }
    if tag.isClean {
      index = end
    } else {
      replace(start..<end) { $0.write(tag) }
    }
  }

  static func nameEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while case let length = XMLCharacters.nameLength(bytes, at: index), length > 0 { index += length }
    return index
  }

  private mutating func push(_ name: Range<Int>) {
    open.append(name)
    guard open.count > limits.depth else { return }
    fail("xml-too-deep", "elements are nested more than \(limits.depth) deep", at: name.lowerBound - 1)
  }

  /// HTML between the elements: these have no end tag, and feeds have no elements of these names.
  private func isVoid(_ name: Range<Int>) -> Bool {
    let names: [StaticString] = ["br", "hr", "img", "wbr"]
    return names.contains { $0.utf8CodeUnitCount == name.count && bytes.hasIgnoringCase($0, at: name.lowerBound) }
  }

  private mutating func write(_ tag: XMLRawTag) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[tag.name]))
    for attribute in tag.attributes {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[attribute.name]))
      Escape.append("=\"", to: &output)
      write(value: UnsafeBufferPointer(rebasing: bytes[attribute.value]))
      output.append(UInt8(ascii: "\""))
    }
    Escape.append(tag.isEmptyElement ? "/>" : ">", to: &output)
  }

  private mutating func write(value: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < value.count {
      let skipped = Self.forbidden(value, at: index)
      switch value[index] {
      case _ where skipped > 0: index += skipped - 1
      case UInt8(ascii: "&"): index = write(reference: value, at: index) - 1
      case UInt8(ascii: "<"), UInt8(ascii: "\""): Escape.append(Escape.reference(value[index]), to: &output)
      case let byte: output.append(byte)
      }
      index += 1
    }
  }

  /// Where it ends.
  private mutating func write(reference value: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard let end = Self.referenceEnd(value, from: index) else {
      Escape.append("&amp;", to: &output)
      return index + 1
    }
    if Self.isReadable(value, index..<end) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: value[index..<end]))
    } else if let scalar = Self.scalar(value, index..<end) {
      Self.write(reference: scalar, to: &output)
    }
    return end
  }
}
