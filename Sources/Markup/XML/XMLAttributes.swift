/// An attribute of an element. Declarations of namespaces are none.
public struct XMLAttribute: Sendable, Hashable {
  /// Without prefix.
  public var name: String
  /// The URI; empty for none, also for a prefix that is not declared.
  public var namespace: String
  /// As written; empty for none.
  public var prefix: String
  public var value: String
}

extension XMLElement {
  /// In the order written.
  public var attributes: [XMLAttribute] {
    records.map { attribute in
      let name = storage.tree.names[Int(attribute.name)]
      return XMLAttribute(name: name.local, namespace: name.namespace, prefix: name.prefix, value: value(attribute))
    }
  }

  /// The value of an attribute; those without prefix are in no namespace.
  public func attribute(_ name: String, namespace: String = "") -> String? {
    let range = recordRange
    for index in range {
      let attribute = storage.tree.attributes[index]
      let isIt = storage.tree.names[Int(attribute.name)].isNamed(name, namespace)
      if isIt { return value(attribute) }
    }
    return nil
  }

  /// The values of `xml:base` that hold here, the outermost first.
  public var xmlBases: [String] {
    storage.tree.hasBase ? inherited("base").reversed() : []
  }

  /// The value of the nearest `xml:lang`.
  public var xmlLang: String? {
    storage.tree.hasLanguage ? inherited("lang").first : nil
  }

  /// What the prefix `xml` always stands for (Namespaces in XML 1.0, section 3).
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  /// Innermost first.
  private func inherited(_ name: String) -> [String] {
    var values: [String] = []
    var element: XMLElement? = self
    while let current = element {
      if let value = current.attribute(name, namespace: Self.xmlNamespace) { values.append(value) }
      element = current.parent
    }
    return values
  }

  private var recordRange: Range<Int> {
    let start = Int(storage.tree.nodes[index].attributes)
    let next = index + 1
    let end =
      next < storage.tree.nodes.count ? Int(storage.tree.nodes[next].attributes) : storage.tree.attributes.count
    return start..<end
  }

  var records: ArraySlice<XMLTree.Attribute> { storage.tree.attributes[recordRange] }

  func value(_ attribute: XMLTree.Attribute) -> String {
    String(decoding: storage.tree.values[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
  }
}
