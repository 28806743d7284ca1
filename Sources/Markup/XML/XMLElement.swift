/// An element of an `XMLDocument`: a place in its tree, cheap to copy.
public struct XMLElement {
  let storage: XMLStorage
  let index: Int

  /// Index of the element's name in the document's `names`: equal names have equal numbers.
  public var nameID: Int { Int(storage.tree.nodes[index].name) }

  /// Different for every element of the document, and greater than those of all elements before it.
  public var ordinal: Int { index }

  public var qualifiedName: XMLName { storage.tree.names[nameID] }

  /// Without prefix: `content` of `media:content`.
  public var name: String { storage.tree.names[nameID].local }

  /// The URI; empty for none, also for a prefix that is not declared.
  public var namespace: String { storage.tree.names[nameID].namespace }

  /// As written; empty for none.
  public var prefix: String { storage.tree.names[nameID].prefix }

  /// Where the start tag begins.
  public var location: SourceLocation {
    storage.places.location(ofTagAt: Int(storage.tree.nodes[index].offset))
  }

  /// That of the element around it; the root's is its own.
  public var parentOrdinal: Int { Int(storage.tree.nodes[index].parent) }

  /// Nil for the root.
  public var parent: XMLElement? {
    index == 0 ? nil : XMLElement(storage: storage, index: Int(storage.tree.nodes[index].parent))
  }

  /// All text in it and below, joined: references resolved, white space as it is.
  public var text: String { withText { String(text: $0) } }

  /// As `text`: UTF-8, where it lies, for as long as `ask` runs.
  @inline(__always)
  public func withText<Answer>(_ ask: (Span<UInt8>) -> Answer) -> Answer {
    let (start, end) = (Int(storage.tree.nodes[index].textStart), Int(storage.tree.nodes[index].textEnd))
    return storage.tree.text.withSpan(of: start..<end, ask)
  }

  /// As `text`: UTF-8.
  public var textBytes: ArraySlice<UInt8> {
    withText { $0.withUnsafeBufferPointer { ArraySlice($0) } }
  }

  /// Whether there is text directly in it that is not white space.
  public var hasOwnText: Bool {
    let end = Int(storage.tree.nodes[index].end)
    if end == index + 1 { return hasText }
    var node = index + 1
    while node < end {
      if storage.tree.nodes[node].isText, XMLElement(storage: storage, index: node).hasText { return true }
      node = Int(storage.tree.nodes[node].end)
    }
    return false
  }

  /// Whether its text is more than white space.
  private var hasText: Bool {
    withText { $0.withUnsafeBufferPointer { !$0.allSatisfy(XMLCharacters.isSpace) } }
  }

  /// Whether there are elements in it.
  public var hasChildren: Bool {
    let end = Int(storage.tree.nodes[index].end)
    var node = index + 1
    while node < end, storage.tree.nodes[node].isText { node = Int(storage.tree.nodes[node].end) }
    return node < end
  }

  /// The elements directly in it.
  public var children: XMLChildren {
    XMLChildren(storage: storage, following: index + 1, end: Int(storage.tree.nodes[index].end))
  }

  /// As going through `children`.
  @inline(__always)
  public func forEachChild(_ visit: (XMLElement) -> Void) {
    let end = Int(storage.tree.nodes[index].end)
    var place = index + 1
    while place < end {
      if !storage.tree.nodes[place].isText { visit(XMLElement(storage: storage, index: place)) }
      place = Int(storage.tree.nodes[place].end)
    }
  }

  /// Elements and texts directly in it, in order.
  public var nodes: XMLNodes { XMLNodes(of: self) }

  /// The first element directly in it of this name and, if said, namespace.
  public func first(_ name: String, _ namespace: String? = nil) -> XMLElement? {
    for child in children where child.name == name && (namespace == nil || child.namespace == namespace) {
      return child
    }
    return nil
  }
}
