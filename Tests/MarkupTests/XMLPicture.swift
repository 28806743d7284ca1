@testable import Markup

/// All that a tree holds, as text, whatever its names' numbers are.
enum XMLPicture {
  static func of(_ storage: XMLStorage) -> String {
    let count = storage.tree.nodes.count
    let nodes = (0..<count).map { index in
      let node = storage.tree.nodes[index]
      let text = XMLElement(storage: storage, index: index).text
      let next = index + 1 < count ? Int(storage.tree.nodes[index + 1].attributes) : storage.tree.attributes.count
      let attributes = (Int(node.attributes)..<next).map { place in
        let attribute = storage.tree.attributes[place]
        let value = String(decoding: storage.value(attribute), as: UTF8.self)
        return " \(name(attribute.name, storage))=\(value.debugDescription)"
      }
      let place = node.isText ? "" : " \(storage.places.location(ofTagAt: Int(node.offset)))"
      let names = "\(name(node.name, storage)) \(node.parent) \(node.end)\(place)"
      return "\(names)\(attributes.joined()) \(text.debugDescription)"
    }
    return (nodes + ["\(storage.tree.hasBase) \(storage.tree.hasLanguage)"]).joined(separator: "\n")
  }

  private static func name(_ number: UInt32, _ storage: XMLStorage) -> String {
    if number == XMLTree.Node.text { return "#text" }
    let name = storage.tree.names[Int(number)]
    return "{\(name.namespace)}\(name.prefix):\(name.local)"
  }
}
