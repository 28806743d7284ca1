/// Puts a tree together out of the elements and texts that a reader finds.
struct XMLTreeWriter: ~Copyable {
  var tree: XMLTree
  /// How many elements have not ended.
  private(set) var depth = 0
  /// The innermost of them, if there is one.
  private var current = 0
  /// Bytes of one text.
  private let limit: Int
  /// Where the text began that was cut off last: items leave, and others take their nodes. What comes of it after that is
  /// nothing.
  private var lastCut: UInt32?
  /// Who takes items out of the tree; nil to keep all.
  let items: XMLItems?
  let takesItems: Bool
  /// What the last item was read from.
  var storage: XMLStorage?
  /// Where the open item begins.
  var item: Mark?
  /// For each name, whether it may be that of an item, as far as it was asked.
  var itemNames: [Bool] = []

  /// - Parameters:
  ///   - size: bytes of the document.
  ///   - limit: bytes of one text; what is beyond is cut off.
  init(size: Int, limit: Int, items: XMLItems?) {
    self.limit = limit
    self.items = items
    takesItems = items != nil
    tree = XMLTree(size: size)
  }

  consuming func finish() -> XMLTree {
    while depth > 0 { end() }
    return tree
  }
}

// MARK: - Elements

extension XMLTreeWriter {
  /// An element begins. Its attributes are to be appended before anything else.
  /// - Parameter offset: byte of the document in or just after the start tag.
  mutating func begin(name: UInt32, at offset: Int) {
    begin(name: name, at: offset, attributes: tree.attributes.count, values: tree.values.count)
  }

  /// As the other, for an element whose attributes are in the tree already.
  /// - Parameters:
  ///   - attributes: how many there were before.
  ///   - values: how many bytes of values there were before.
  @inline(__always)
  mutating func begin(name: UInt32, at offset: Int, attributes: Int, values: Int) {
    if depth > 0, current == tree.nodes.count - 1 { separateText(attributes: attributes) }
    let index = tree.nodes.count
    append(name: name, at: offset, attributes: attributes)
    if takesItems, item == nil { markItem(UInt32(index), name: name, attributes, values) }
    current = index
    depth += 1
  }

  /// The innermost element ends.
  mutating func end() {
    guard depth > 0 else { return }
    let index = current
    tree.nodes[index].close(before: tree.nodes.count, text: tree.text.count)
    depth -= 1
    current = Int(tree.nodes[index].parent)
    if let item, Int(item.node) == index { endItem(item) }
  }

  /// - Parameter start: where in the tree's values its value begins, which ends there now.
  mutating func append(attribute name: UInt32, from start: UInt32) {
    tree.attributes.append(XMLTree.Attribute(name: name, start: start, end: UInt32(tree.values.count)))
  }

  /// Remembers that bases or languages are inherited in this document.
  mutating func noteInherited(_ name: UInt32) {
    let name = tree.names[Int(name)]
    if name.isNamed("base", XMLElement.xmlNamespace) { tree.hasBase = true }
    if name.isNamed("lang", XMLElement.xmlNamespace) { tree.hasLanguage = true }
  }

  @inline(__always)
  private mutating func append(name: UInt32, at offset: Int, attributes: Int) {
    let text = UInt32(truncatingIfNeeded: tree.text.count)
    tree.nodes.append(
      XMLTree.Node(
        name: name, parent: UInt32(truncatingIfNeeded: current),
        end: UInt32(truncatingIfNeeded: tree.nodes.count + 1), textStart: text, textEnd: text,
        attributes: UInt32(truncatingIfNeeded: attributes), offset: UInt32(truncatingIfNeeded: offset)))
  }
}

// MARK: - Text

extension XMLTreeWriter {
  /// - Returns: false when the text was cut off here, not within a character; once for each text, which may come in many
  ///   pieces.
  mutating func append(text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard depth > 0 else { return true }
    let node = beginText(at: offset)
    let room = room(in: node)
    if text.count <= room {
      tree.text.append(text)
      return endText(of: node, isWhole: true)
    }
    var end = room
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    tree.text.append(UnsafeBufferPointer(rebasing: text[..<end]))
    return endText(of: node, isWhole: false)
  }

  /// As `append` of bytes.
  mutating func append(scalar: UInt32, at offset: Int) -> Bool {
    guard depth > 0 else { return true }
    let node = beginText(at: offset)
    let size = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    let isWhole = size <= room(in: node)
    if isWhole { tree.text.append(scalar: scalar) }
    return endText(of: node, isWhole: isWhole)
  }

  /// The node that text belongs to which comes now: until an element follows, the open element itself.
  @inline(__always)
  private mutating func beginText(at offset: Int) -> Int {
    let last = tree.nodes.count - 1
    if current == last || tree.nodes[last].isText && Int(tree.nodes[last].parent) == current { return last }
    append(name: XMLTree.Node.text, at: offset, attributes: tree.attributes.count)
    return last + 1
  }

  /// How many bytes of a text are still taken.
  @inline(__always)
  private func room(in node: Int) -> Int {
    if let lastCut, lastCut == tree.nodes[node].offset { return 0 }
    return limit - (tree.text.count - Int(tree.nodes[node].textStart))
  }

  @inline(__always)
  private mutating func endText(of node: Int, isWhole: Bool) -> Bool {
    tree.nodes[node].textEnd = UInt32(tree.text.count)
    if isWhole || lastCut == tree.nodes[node].offset { return true }
    lastCut = tree.nodes[node].offset
    return false
  }

  /// Text needs a node of its own when an element follows it.
  private mutating func separateText(attributes: Int) {
    let node = tree.nodes[current]
    guard node.textStart < tree.text.count else { return }
    append(name: XMLTree.Node.text, at: Int(node.offset), attributes: attributes)
    tree.nodes[tree.nodes.count - 1].textStart = node.textStart
  }
}
