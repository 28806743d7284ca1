/// What stands directly in an element.
public enum XMLNode {
  case element(XMLElement)
  /// References resolved; CDATA sections and the text around them are one.
  case text(String)
}

/// The elements directly in an element, in document order.
public struct XMLChildren: Sequence, IteratorProtocol {
  let storage: XMLStorage
  var following: Int
  let end: Int

  public var isEmpty: Bool {
    var rest = self
    return rest.next() == nil
  }

  public mutating func next() -> XMLElement? {
    while following < end {
      let index = following
      following = Int(storage.tree.nodes[index].end)
      if !storage.tree.nodes[index].isText { return XMLElement(storage: storage, index: index) }
    }
    return nil
  }
}

/// The elements and texts directly in an element, in document order.
public struct XMLNodes: Sequence, IteratorProtocol {
  let storage: XMLStorage
  var following: Int
  let end: Int
  /// The text that the element holds alone, until it was given.
  var onlyText: String?

  init(of element: XMLElement) {
    storage = element.storage
    following = element.index + 1
    end = Int(element.storage.tree.nodes[element.index].end)
    if following == end, !element.withText({ $0.isEmpty }) { onlyText = element.text }
  }

  public mutating func next() -> XMLNode? {
    if let text = onlyText.take() { return .text(text) }
    guard following < end else { return nil }
    let element = XMLElement(storage: storage, index: following)
    let node = storage.tree.nodes[following]
    following = Int(node.end)
    return node.isText ? .text(element.text) : .element(element)
  }
}
