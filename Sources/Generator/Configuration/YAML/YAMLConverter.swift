import Markup
import Yams

/// Turns Yams' nodes and errors into ours.
struct YAMLConverter {
  var file: String
  /// Lines of the file before the document.
  var lineOffset: Int

  func place(_ location: SourceLocation) -> Place {
    Place(file: file, location: SourceLocation(line: location.line + lineOffset, column: location.column))
  }

  func place(_ mark: Mark?) -> Place {
    place(mark.map { SourceLocation(line: max(1, $0.line), column: max(1, $0.column)) } ?? .start)
  }

  func convert(_ node: Node, count: inout Int) throws(YAMLError) -> YAMLNode {
    count += 1
    guard count < YAMLReader.nodeLimit else {
      throw YAMLError(
        place: place(node.mark), message: "the aliases here multiply to over \(YAMLReader.nodeLimit) values")
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(content: .scalar(scalar.string, plain: scalar.style == .plain), place: place(scalar.mark))
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try convert(item, count: &count)) }
      return YAMLNode(content: .sequence(items), place: place(sequence.mark))
    case .mapping(let mapping):
      return YAMLNode(content: .mapping(try entries(mapping, count: &count)), place: place(mapping.mark))
    case .alias(let alias):
      throw YAMLError(place: place(alias.mark), message: "an alias stands where a value is needed")
    }
  }

  private func entries(_ mapping: Node.Mapping, count: inout Int) throws(YAMLError) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw YAMLError(place: place(key.mark), message: "a key must be a single word", help: "quote it")
      }
      if let twin = entries.first(where: { $0.key == scalar.string }) {
        throw duplicate(scalar.string, at: place(scalar.mark), first: twin.keyPlace)
      }
      entries.append(
        YAMLEntry(key: scalar.string, keyPlace: place(scalar.mark), value: try convert(value, count: &count)))
    }
    return entries
  }

  private func duplicate(_ key: String, at place: Place, first: Place) -> YAMLError {
    let line = first.location.map { " (first on line \($0.line))" } ?? ""
    return YAMLError(place: place, message: "the key '\(key)' stands here a second time\(line)", help: "remove one")
  }

  func error(_ error: any Error) -> YAMLError {
    guard let error = error as? YamlError else {
      return YAMLError(place: Place(file: file), message: "unreadable YAML")
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = context.map { "\(problem) \($0.text)" } ?? problem
      return YAMLError(place: place(mark), message: "this is not valid YAML: \(words)", help: help(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      return YAMLError(
        place: place(context.mark), message: "the key '\(keys.first ?? "")' stands here twice", help: "remove one")
    case .reader(let problem, _, _, _):
      return YAMLError(place: Place(file: file), message: "this is not valid YAML: \(problem)")
    default:
      return YAMLError(place: Place(file: file), message: "this is not valid YAML")
    }
  }

  private func help(for problem: String) -> String {
    if problem.contains("mapping values are not allowed") { return "put the value into quotes if it holds a colon" }
    if problem.contains("cannot start any token") { return "indent with blanks, not tabs; quote values with @ ` or %" }
    return "check quotes, indentation and colons on this line and the one before"
  }
}
