/// An attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
  /// Without prefix.
  public var name: String
  public var namespace: String
  public var prefix: String
  public var value: String
}

extension XMLElement {
  private var own: ArraySlice<XMLArena.Attribute> {
    let node = arena.nodes[index]
    return arena.attributes[Int(node.start)..<Int(node.end)]
  }

  /// In the order written.
  public var attributes: [XMLAttribute] {
    own.map { attribute in
      XMLAttribute(
        name: arena.names[Int(attribute.name)], namespace: arena.names[Int(attribute.namespace)],
        prefix: arena.names[Int(attribute.prefix)], value: arena.string(attribute.start, attribute.end))
    }
  }

  /// The value of an attribute; those without prefix are in no namespace.
  public func attribute(_ name: String, namespace: String = "") -> String? {
    for attribute in own
    where arena.names[Int(attribute.name)] == name && arena.names[Int(attribute.namespace)] == namespace {
      return arena.string(attribute.start, attribute.end)
    }
    return nil
  }

  private static let xml = "http://www.w3.org/XML/1998/namespace"

  /// The values of `xml:base` that hold here, the outermost first.
  public var xmlBases: [String] {
    var bases: [String] = []
    var element: XMLElement? = arena.hasBases ? self : nil
    while let current = element {
      if let base = current.attribute("base", namespace: Self.xml) { bases.append(base) }
      element = current.parent
    }
    return bases.reversed()
  }

  /// The value of the nearest `xml:lang`.
  public var xmlLang: String? {
    var element: XMLElement? = self
    while let current = element {
      if let language = current.attribute("lang", namespace: Self.xml) { return language }
      element = current.parent
    }
    return nil
  }

  /// What stands in it, written out as markup without prefixes, for the sanitizer.
  public var innerMarkup: [UInt8] {
    var bytes: [UInt8] = []
    for node in nodes { Self.write(node, into: &bytes) }
    return bytes
  }

  private static func write(_ node: XMLNode, into bytes: inout [UInt8]) {
    switch node {
    case .text(let text): Escape.html(text, into: &bytes)
    case .element(let element):
      bytes += "<\(element.name)".utf8
      for attribute in element.attributes where attribute.prefix.isEmpty {
        bytes += " \(attribute.name)=\"".utf8
        Escape.html(attribute.value, into: &bytes)
        bytes += "\"".utf8
      }
      bytes += ">".utf8
      let isVoid = ["br", "hr", "img", "input", "meta", "link", "source", "track", "wbr", "area", "col", "embed", "base"]
        .contains(element.name)
      if isVoid { return }
      for child in element.nodes { write(child, into: &bytes) }
      bytes += "</\(element.name)>".utf8
    }
  }
}
