/// An attribute of an element: a place in its document, cheap to copy. Declarations of namespaces are none.
public struct XMLAttribute {
  let storage: XMLStorage
  let record: XMLTree.Attribute

  private var qualifiedName: XMLName { storage.tree.names[Int(record.name)] }

  /// As `XMLElement.nameID`.
  public var nameID: Int { Int(record.name) }

  /// Without prefix.
  public var name: String { qualifiedName.local }

  /// The URI; empty for none, also for a prefix that is not declared.
  public var namespace: String { qualifiedName.namespace }

  /// As written; empty for none.
  public var prefix: String { qualifiedName.prefix }

  public var value: String { String(decoding: valueBytes, as: UTF8.self) }

  /// As `value`: UTF-8, not copied.
  public var valueBytes: ArraySlice<UInt8> { storage.value(record) }
}

/// The attributes of an element, in the order written.
public struct XMLAttributes: Sequence, IteratorProtocol {
  let storage: XMLStorage
  var following: Int
  let end: Int

  public mutating func next() -> XMLAttribute? {
    guard following < end else { return nil }
    defer { following += 1 }
    return XMLAttribute(storage: storage, record: storage.tree.attributes[following])
  }
}

extension XMLElement {
  /// In the order written.
  public var attributes: XMLAttributes {
    let range = recordRange
    return XMLAttributes(storage: storage, following: range.lowerBound, end: range.upperBound)
  }

  /// The value of an attribute; those without prefix are in no namespace.
  public func attribute(_ name: String, namespace: String = "") -> String? {
    for index in recordRange {
      let number = Int(storage.tree.attributes[index].name)
      if storage.tree.names[number].local == name, storage.tree.names[number].namespace == namespace {
        return storage.withValue(storage.tree.attributes[index]) { String(text: $0) }
      }
    }
    return nil
  }

  /// Its own `xml:base`.
  public var xmlBase: String? {
    storage.tree.hasBase ? attribute("base", namespace: Self.xmlNamespace) : nil
  }

  /// The values of `xml:base` that hold here, the outermost first.
  public var xmlBases: [String] {
    storage.tree.hasBase ? inherited("base").reversed() : []
  }

  /// Its own `xml:lang`.
  public var ownXMLLang: String? {
    storage.tree.hasLanguage ? attribute("lang", namespace: Self.xmlNamespace) : nil
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
}

/// By their places: the first is 0.
extension XMLElement {
  public var attributeCount: Int { recordRange.count }

  /// As `XMLElement.nameID`.
  public func attributeNameID(_ place: Int) -> Int { Int(storage.tree.attributes[record(place)].name) }

  public func attributeName(_ place: Int) -> XMLName { storage.tree.names[attributeNameID(place)] }

  /// UTF-8, not copied.
  public func attributeBytes(_ place: Int) -> ArraySlice<UInt8> {
    storage.value(storage.tree.attributes[record(place)])
  }

  /// As `attributeBytes`, for as long as `ask` runs.
  @inline(__always)
  public func withAttribute<Answer>(_ place: Int, _ ask: (Span<UInt8>) -> Answer) -> Answer {
    storage.withValue(storage.tree.attributes[record(place)], ask)
  }

  private func record(_ place: Int) -> Int {
    let record = Int(storage.tree.nodes[index].attributes) + place
    precondition(place >= 0 && record < storage.tree.attributes.count)
    return record
  }
}
