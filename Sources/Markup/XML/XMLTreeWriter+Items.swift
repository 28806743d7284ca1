/// Items leave the tree as soon as they have ended.
extension XMLTreeWriter {
  /// Where the tree ends before an item begins.
  struct Mark {
    var node: UInt32
    var attributes: Int
    var text: Int
    var values: Int
  }

  /// - Parameters:
  ///   - node: the element that has just begun.
  ///   - attributes: how many there were before.
  ///   - values: how many bytes of values there were before.
  mutating func markItem(_ node: UInt32, name: UInt32, _ attributes: Int, _ values: Int) {
    guard node > 0 else { return }
    if itemNames.count <= name { askForNames() }
    guard itemNames[Int(name)] else { return }
    item = Mark(node: node, attributes: attributes, text: tree.text.count, values: values)
  }

  private mutating func askForNames() {
    guard let items else { return }
    for name in tree.names[itemNames.count...] { itemNames.append(items.reader.isItem(name)) }
  }

  mutating func endItem(_ mark: Mark) {
    item = nil
    endAround(mark.node)
    guard offer(mark.node) else { return }
    tree.nodes.shorten(to: Int(mark.node))
    tree.attributes.shorten(to: mark.attributes)
    tree.text.shorten(to: mark.text)
    if tree.values.count > mark.values { tree.values.removeLast(tree.values.count - mark.values) }
  }

  /// The elements around an item hold what was read so far.
  private mutating func endAround(_ node: UInt32) {
    var node = Int(node)
    while node > 0 {
      node = Int(tree.nodes[node].parent)
      tree.nodes[node].close(before: tree.nodes.count, text: tree.text.count)
    }
  }

  /// The tree goes into the storage and comes back. Who has kept the item all the same keeps that storage with a copy.
  private mutating func offer(_ node: UInt32) -> Bool {
    guard let items else { return false }
    var storage = storage.take() ?? XMLStorage(tree: XMLTree(size: 0), places: items.places)
    storage.exchange(&tree)
    let isTaken = items.reader.read(XMLElement(storage: storage, index: Int(node)))
    if isKnownUniquelyReferenced(&storage) {
      storage.exchange(&tree)
      self.storage = storage
    } else {
      tree = storage.tree.copy()
    }
    return isTaken
  }
}
