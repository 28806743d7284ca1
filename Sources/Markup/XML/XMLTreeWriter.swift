/// Puts a tree together out of the elements and texts that a reader finds.
struct XMLTreeWriter: ~Copyable {
  var tree = XMLTree()
  /// Elements that have not ended, the root first.
  private(set) var open: [UInt32] = []
  /// Who takes items out of the tree; nil to keep all.
  let items: XMLItems?
  let takesItems: Bool
  /// Where the open item begins.
  var item: Mark?
  /// For each name, whether it may be that of an item, as far as it was asked.
  var itemNames: [Bool] = []

  /// - Parameter size: bytes of the document.
  init(size: Int, items: XMLItems?) {
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
    separateText()
    let index = UInt32(tree.nodes.count)
    append(name: name, at: offset)
    markItem(index, name: name)
    open.append(index)
  }

  /// The innermost element ends.
  mutating func end() {
    guard let index = open.popLast() else { return }
    tree.nodes[Int(index)].end = UInt32(tree.nodes.count)
    tree.nodes[Int(index)].textEnd = UInt32(tree.text.count)
    if let item, item.node == index { endItem(item) }
  }

  /// The node that text belongs to which comes now: until an element follows, the open element itself. What is
  /// appended to the tree's text is to be followed by `endText`.
  mutating func beginText(at offset: Int) -> Int? {
    guard let parent = open.last, let last = tree.nodes.last else { return nil }
    let isFirst = parent == tree.nodes.count - 1
    if !isFirst, !last.isText || last.parent != parent { append(name: XMLTree.Node.text, at: offset) }
    return tree.nodes.count - 1
  }

  mutating func endText(of node: Int) {
    tree.nodes[node].textEnd = UInt32(tree.text.count)
  }

  mutating func append(text: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard let node = beginText(at: offset) else { return }
    tree.text.append(contentsOf: text)
    endText(of: node)
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
  private mutating func separateText() {
    guard let parent = open.last, parent == tree.nodes.count - 1 else { return }
    let node = tree.nodes[Int(parent)]
    guard node.textStart < tree.text.count else { return }
    append(name: XMLTree.Node.text, at: Int(node.offset))
    tree.nodes[tree.nodes.count - 1].textStart = node.textStart
  }

  private mutating func append(name: UInt32, at offset: Int) {
    let text = UInt32(tree.text.count)
    let index = UInt32(tree.nodes.count)
    tree.nodes.append(
      XMLTree.Node(
        name: name, parent: open.last ?? 0, end: index + 1, textStart: text, textEnd: text,
        attributes: UInt32(tree.attributes.count), offset: UInt32(offset)))
  }
}
