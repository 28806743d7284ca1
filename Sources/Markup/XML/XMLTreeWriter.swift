/// Puts a tree together out of the elements and texts that a reader finds.
struct XMLTreeWriter: ~Copyable {
  var tree = XMLTree()
  /// Elements that have not ended, the root first.
  private(set) var open: [UInt32] = []
  /// Bytes of one text.
  private let limit: Int
  /// Where the text began that was cut off last: items leave, and others take their nodes. What comes of it after that is
  /// nothing.
  private var lastCut: UInt32?
  /// Who takes items out of the tree; nil to keep all.
  let items: XMLItems?
  let takesItems: Bool
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
    // Much for most documents; but what is not used is never touched, and growing means copying.
    tree.nodes.reserveCapacity(size / 20)
    tree.attributes.reserveCapacity(size / 40)
    tree.text.reserveCapacity(size)
    tree.values.reserveCapacity(size / 2)
  }

  consuming func finish() -> XMLTree {
    while !open.isEmpty { end() }
    return tree
  }

  /// An element begins. Its attributes are to be appended before anything else.
  /// - Parameter offset: byte of the document in or just after the start tag.
  mutating func begin(name: UInt32, at offset: Int) {
    begin(name: name, at: offset, attributes: tree.attributes.count, values: tree.values.count)
  }

  /// As the other, for an element whose attributes are in the tree already.
  /// - Parameters:
  ///   - attributes: how many there were before.
  ///   - values: how many bytes of values there were before.
  mutating func begin(name: UInt32, at offset: Int, attributes: Int, values: Int) {
    separateText(attributes: attributes)
    let index = UInt32(tree.nodes.count)
    append(name: name, at: offset, attributes: attributes)
    if takesItems, item == nil { markItem(index, name: name, attributes, values) }
    open.append(index)
  }

  /// The innermost element ends.
  mutating func end() {
    guard let index = open.popLast() else { return }
    tree.nodes[Int(index)].end = UInt32(tree.nodes.count)
    tree.nodes[Int(index)].textEnd = UInt32(tree.text.count)
    if let item, item.node == index { endItem(item) }
  }

  /// - Returns: false when the text was cut off here, not within a character; once for each text, which may come in many
  ///   pieces.
  mutating func append(text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard let node = beginText(at: offset) else { return true }
    let room = room(in: node)
    var end = min(text.count, room)
    if end < text.count {
      while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    }
    tree.text.append(contentsOf: UnsafeBufferPointer(rebasing: text[..<end]))
    return endText(of: node, isWhole: text.count <= room)
  }

  /// As `append` of bytes.
  mutating func append(scalar: UInt32, at offset: Int) -> Bool {
    guard let node = beginText(at: offset) else { return true }
    let size = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    let isWhole = size <= room(in: node)
    if isWhole { tree.text.append(scalar: scalar) }
    return endText(of: node, isWhole: isWhole)
  }

  /// The node that text belongs to which comes now: until an element follows, the open element itself.
  private mutating func beginText(at offset: Int) -> Int? {
    guard let parent = open.last, let last = tree.nodes.last else { return nil }
    let isFirst = parent == tree.nodes.count - 1
    if !isFirst, !last.isText || last.parent != parent {
      append(name: XMLTree.Node.text, at: offset, attributes: tree.attributes.count)
    }
    return tree.nodes.count - 1
  }

  /// How many bytes of a text are still taken.
  private func room(in node: Int) -> Int {
    let node = tree.nodes[node]
    return lastCut == node.offset ? 0 : limit - (tree.text.count - Int(node.textStart))
  }

  private mutating func endText(of node: Int, isWhole: Bool) -> Bool {
    tree.nodes[node].textEnd = UInt32(tree.text.count)
    if isWhole || lastCut == tree.nodes[node].offset { return true }
    lastCut = tree.nodes[node].offset
    return false
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

  /// Text needs a node of its own when an element follows it.
  private mutating func separateText(attributes: Int) {
    guard let parent = open.last, parent == tree.nodes.count - 1 else { return }
    let node = tree.nodes[Int(parent)]
    guard node.textStart < tree.text.count else { return }
    append(name: XMLTree.Node.text, at: Int(node.offset), attributes: attributes)
    tree.nodes[tree.nodes.count - 1].textStart = node.textStart
  }

  private mutating func append(name: UInt32, at offset: Int, attributes: Int) {
    let text = UInt32(tree.text.count)
    let index = UInt32(tree.nodes.count)
    tree.nodes.append(
      XMLTree.Node(
        name: name, parent: open.last ?? 0, end: index + 1, textStart: text, textEnd: text,
        attributes: UInt32(attributes), offset: UInt32(offset)))
  }
}
