/// An XML document as a tree in flat arrays. Damage is recovered from and told as problems; there are no entities but
/// characters, no network and no files (SPEC section 8).
public struct XMLDocument: Sendable {
  public let root: XMLElement
  /// The label the bytes were decoded by, in lower case.
  public let encoding: String
  public let problems: [XMLProblem]

  /// - Parameters:
  ///   - encoding: the `charset` of the HTTP header, which wins over the declaration but not over a byte order mark
  ///     (RFC 7303, section 3.2).
  /// - Throws: when there is no element at all, or a limit is exceeded.
  public static func parse(
    _ bytes: [UInt8], encoding: String? = nil, limits: XMLLimits = XMLLimits()
  ) throws(MarkupError) -> XMLDocument {
    guard bytes.count <= limits.size else {
      throw MarkupError(
        id: "xml-too-large", message: "the document has more than \(limits.size) bytes", location: .start)
    }
    var text = XMLText(bytes, charset: encoding)
    var repair = XMLRepair(text.utf8, limits)
    let source = try repair.run() ?? text.utf8
    text.utf8 = []
    let reading = XMLReading(limits)
    let arena = try reading.read(source)
    let problems = Array((text.problems + repair.problems + reading.problems).prefix(limits.problems))
    return XMLDocument(root: XMLElement(arena: arena, index: 0), encoding: text.label, problems: problems)
  }
}

/// Something in a document that is not as it should be, and was recovered from.
public struct XMLProblem: Sendable, Hashable {
  /// A stable id in kebab case.
  public var id: String
  public var message: String
  public var location: SourceLocation
}

/// An element of a document. Cheap to copy.
public struct XMLElement: Sendable {
  let arena: XMLArena
  let index: Int

  private var node: XMLArena.Node { arena.nodes[index] }

  /// Without prefix.
  public var name: String { arena.names[Int(node.name)] }
  /// The URI of the namespace; empty when there is none, also for a prefix that was never declared.
  public var namespace: String { arena.names[Int(node.namespace)] }
  /// As written; empty when there is none.
  public var prefix: String { arena.names[Int(node.prefix)] }
  public var location: SourceLocation { SourceLocation(line: Int(node.line), column: Int(node.column)) }

  public var parent: XMLElement? {
    node.parent < 0 ? nil : XMLElement(arena: arena, index: Int(node.parent))
  }

  /// The elements directly in it.
  public var children: XMLChildren { XMLChildren(arena: arena, following: Int(node.firstChild)) }

  /// Elements and text directly in it, in order.
  public var nodes: [XMLNode] {
    var result: [XMLNode] = []
    var next = Int(node.firstChild)
    while next >= 0 {
      let child = arena.nodes[next]
      result.append(
        child.isText ? .text(arena.string(child.start, child.end)) : .element(XMLElement(arena: arena, index: next)))
      next = Int(child.next)
    }
    return result
  }

  /// All text in it and below, joined.
  public var text: String {
    let first = Int(node.firstChild)
    guard first >= 0 else { return "" }
    if arena.nodes[first].isText, arena.nodes[first].next < 0 {
      return arena.string(arena.nodes[first].start, arena.nodes[first].end)
    }
    var bytes: [UInt8] = []
    collect(first, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func collect(_ first: Int, _ bytes: inout [UInt8]) {
    var next = first
    while next >= 0 {
      let child = arena.nodes[next]
      if child.isText {
        bytes += arena.text[Int(child.start)..<Int(child.end)]
      } else if child.firstChild >= 0 {
        collect(Int(child.firstChild), &bytes)
      }
      next = Int(child.next)
    }
  }

  /// The first element directly in it of this name and, if said, namespace.
  public func first(_ name: String, _ namespace: String? = nil) -> XMLElement? {
    children.first { $0.name == name && (namespace == nil || $0.namespace == namespace) }
  }
}

/// What stands directly in an element.
public enum XMLNode: Sendable {
  case element(XMLElement)
  case text(String)
}

/// The elements directly in an element.
public struct XMLChildren: Sequence, IteratorProtocol, Sendable {
  let arena: XMLArena
  var following: Int

  public var isEmpty: Bool { first { _ in true } == nil }

  public mutating func next() -> XMLElement? {
    while following >= 0 {
      let index = following
      following = Int(arena.nodes[index].next)
      if !arena.nodes[index].isText { return XMLElement(arena: arena, index: index) }
    }
    return nil
  }
}
