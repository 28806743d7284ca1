@testable import Markup

/// All that a tree holds, as text, whatever its names' numbers are.
enum XMLPicture {
  static func of(_ tree: XMLTree, _ places: XMLPlaces) -> String {
    let storage = XMLStorage(tree: tree, places: places)
    let nodes = tree.nodes.indices.map { index in
      let node = tree.nodes[index]
      let text = String(decoding: tree.text[Int(node.textStart)..<Int(node.textEnd)], as: UTF8.self)
      let next = index + 1 < tree.nodes.count ? Int(tree.nodes[index + 1].attributes) : tree.attributes.count
      let attributes = tree.attributes[Int(node.attributes)..<next].map { attribute in
        let value = String(decoding: storage.value(attribute), as: UTF8.self)
        return " \(name(attribute.name, tree))=\(value.debugDescription)"
      }
      let place = node.isText ? "" : " \(places.location(ofTagAt: Int(node.offset)))"
      return
        "\(name(node.name, tree)) \(node.parent) \(node.end)\(place)\(attributes.joined()) \(text.debugDescription)"
    }
    return (nodes + ["\(tree.hasBase) \(tree.hasLanguage)"]).joined(separator: "\n")
  }

  private static func name(_ number: UInt32, _ tree: XMLTree) -> String {
    if number == XMLTree.Node.text { return "#text" }
    let name = tree.names[Int(number)]
    return "{\(name.namespace)}\(name.prefix):\(name.local)"
  }
}
