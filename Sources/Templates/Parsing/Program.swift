/// All templates of a set, ready to be rendered.
struct Program: Sendable {
  var nodes: [Node] = []
  /// Where what each node's tag says begins in its document; parallel to `nodes`.
  var offsets: [Int32] = []
  /// Static text of all templates.
  var text: [UInt8] = []
  /// Indices in `text`.
  var lineStarts: [Int32] = []
  var names: [Name] = []
  /// Of the names, side by side: rendering needs no more of most of them.
  var hashes: [UInt64] = []
  /// Where each name stands in its document; parallel to `names`.
  var nameOffsets: [Int32] = []
  var targets: [Target] = []
  var blockNames: [String] = []
  var overrides: [Override] = []
  var injectables: [Injectable] = []
  var injections: [Injection] = []
  var documents: [Document] = []
  /// Of documents, by name.
  var indices: [String: Int] = [:]
}

/// One template.
struct Document: Sendable {
  var source: TemplateSource
  var nodes: Span32
  /// Nodes whose surroundings are uncertain because a section around them is not closed properly.
  var doubtful: [Span32] = []
}

/// A block inside a parent tag.
struct Override: Sendable {
  /// In `Program.blockNames`.
  var name: Int32
  /// Of the `block` node.
  var node: Int32
}

/// Something to be put before a piece of text.
struct Injection: Sendable {
  /// In lower case.
  var literal: [UInt8]
  /// Of the outermost value.
  var field: Name

  init(_ injection: TemplateInjection) {
    literal = injection.before.utf8.map(\.lowercased)
    field = Name(injection.field)
  }
}

/// Static text with places where something may be put.
struct Injectable: Sendable {
  var pieces: [Piece]
  var rest: StaticText

  struct Piece: Sendable {
    var text: StaticText
    /// An index of `Program.injections`; put after the text.
    var injection: Int
  }
}

extension Program {
  /// The document that a node belongs to.
  func document(ofNode node: Int) -> Int {
    var low = 0
    var high = documents.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(documents[middle].nodes.start) <= node { low = middle } else { high = middle }
    }
    return low
  }

  func problem(
    _ id: TemplateProblem.ID, document: Int, offset: Int, _ message: String, help: String? = nil
  ) -> TemplateProblem {
    let source = documents[document].source
    let location = SourcePosition.location(of: offset, in: source)
    return TemplateProblem(id: id, path: source.path, location: location, message: message, help: help)
  }
}
