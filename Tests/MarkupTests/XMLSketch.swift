import Markup

extension XMLDocument {
  /// What was read, with prefixes as written, and then the ids and places of problems.
  static func sketch(_ text: String, encoding: String? = nil) throws -> String {
    try parse(Array(text.utf8), encoding: encoding).root.sketch
  }

  /// `id line:column`, one for each problem.
  var places: [String] { problems.map { "\($0.id) \($0.location.line):\($0.location.column)" } }
}

extension XMLElement {
  var sketch: String {
    let attributes = attributes.map { " \(qualified($0.prefix, $0.name))=\"\($0.value)\"" }.joined()
    let content = nodes.map { node in
      switch node {
      case .element(let element): element.sketch
      case .text(let text): text
      }
    }
    let name = qualified(prefix, name)
    return "<\(name)\(attributes)>\(content.joined())</\(name)>"
  }

  private func qualified(_ prefix: String, _ name: String) -> String {
    prefix.isEmpty ? name : "\(prefix):\(name)"
  }
}
