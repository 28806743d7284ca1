/// The storage of a document: elements, text and attributes in flat arrays, names once each.
final class XMLArena: Sendable {
  struct Node: Sendable {
    /// Indices into `names`; -1 for text.
    var name: Int32
    var namespace: Int32 = 0
    var prefix: Int32 = 0
    var line: Int32 = 0
    var column: Int32 = 0
    var parent: Int32
    var firstChild: Int32 = -1
    var next: Int32 = -1
    /// Of text: bytes. Of elements: attributes.
    var start: Int32
    var end: Int32

    var isText: Bool { name < 0 }
  }

  struct Attribute: Sendable {
    var name: Int32
    var namespace: Int32
    var prefix: Int32
    /// Bytes of the value.
    var start: Int32
    var end: Int32
  }

  let nodes: [Node]
  let attributes: [Attribute]
  let names: [String]
  let text: [UInt8]
  /// Whether any `xml:base` occurs.
  let hasBases: Bool

  init(nodes: [Node], attributes: [Attribute], names: [String], text: [UInt8], hasBases: Bool) {
    self.nodes = nodes
    self.attributes = attributes
    self.names = names
    self.text = text
    self.hasBases = hasBases
  }

  func string(_ start: Int32, _ end: Int32) -> String {
    String(decoding: text[Int(start)..<Int(end)], as: UTF8.self)
  }
}
