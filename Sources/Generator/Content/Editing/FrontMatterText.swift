import Markup

/// Why front matter was left as it is.
struct FrontMatterEditError: Error {
  var message: String
  var help: String?
  /// Of the page, from 1.
  var line: Int?
}

/// The text of a page whose front matter gets new entries. Nothing that a person wrote is touched: not order, comments,
/// quotation marks, line ends. The result is read again; an edit that changed anything else is not made.
struct FrontMatterText {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Adds an entry at the end of the mapping at `path`, which is made where it is missing. The key must be new there.
  mutating func add(_ entry: NewEntry, below path: [String] = []) throws(FrontMatterEditError) {
    try add([entry], below: path)
  }

  /// Several at once, in the time that one takes.
  mutating func add(_ entries: [NewEntry], below path: [String]) throws(FrontMatterEditError) {
    if beginsWithTOML { throw Self.foreign }
    var text = Header(bytes) == nil ? withHeader : bytes
    guard let header = Header(text), header.isClosed else {
      throw Self.unclosed
    }
    let root = try Self.read(text, header)
    var spot = Spot(node: root, entries: entries)
    try spot.descend(path[...])
    let lines = FrontMatterLines(text, header)
    guard let insertion = lines.insertion(at: spot) else { throw Self.unsure(entries) }
    text.insert(contentsOf: insertion.text.utf8, at: insertion.offset)
    guard let after = Header(text), let now = try? Self.read(text, after),
      PlainTree(now) == PlainTree(root).adding(entries, below: path[...])
    else { throw Self.unsure(entries) }
    bytes = text
  }

  /// As other generators have it.
  private var beginsWithTOML: Bool {
    let body = bytes.withoutByteOrderMark
    guard body.starts(with: "+++".utf8) else { return false }
    return body.dropFirst(3).first { $0 != 0x20 && $0 != 0x09 }.map { $0 == 0x0A || $0 == 0x0D } ?? true
  }

  private static var foreign: FrontMatterEditError {
    FrontMatterEditError(
      message: "its front matter is TOML, between lines of +++, and sitegen reads YAML, between lines of ---",
      help: "write it as YAML first: 'title = \"A\"' becomes 'title: \"A\"'", line: 1)
  }

  /// With front matter that has nothing in it.
  private var withHeader: [UInt8] {
    let body = bytes.withoutByteOrderMark
    let end = body.contains(0x0D) ? "\r\n" : "\n"
    return Array(bytes[..<body.startIndex]) + Array("---\(end)---\(end)".utf8) + body
  }

  static func read(_ bytes: [UInt8], _ header: Header) throws(FrontMatterEditError) -> YAMLNode {
    do {
      let node = try YAMLReader.read(bytes[header.yaml], file: "", firstLine: 2)
      return node.isNull ? YAMLNode(content: .mapping([]), place: node.place) : node
    } catch {
      throw FrontMatterEditError(
        message: "the front matter cannot be read: \(error.message)", line: error.place.location?.line)
    }
  }

  private static func unsure(_ entries: [NewEntry]) -> FrontMatterEditError {
    FrontMatterEditError(
      message: "the front matter is written in a way that cannot be edited without risk",
      help: "add by hand: \(entries.prefix(3).map(\.yaml).joined(separator: ", "))\(entries.count > 3 ? " …" : "")")
  }

  /// A mapping and what is to be put into it.
  struct Spot {
    var node: YAMLNode
    /// The key that the mapping is the value of; nil for the top.
    var owner: YAMLEntry?
    var entries: [NewEntry]

    mutating func descend(_ path: ArraySlice<String>) throws(FrontMatterEditError) {
      guard let name = path.first else { return try check() }
      guard case .mapping(let known) = node.content else { return try check() }
      guard let found = known.first(where: { $0.key == name }) else {
        entries = path.reversed().reduce(entries) { [NewEntry($1, .lines($0))] }
        return
      }
      (node, owner) = (found.value, found)
      try descend(path.dropFirst())
    }

    private func check() throws(FrontMatterEditError) {
      switch node.content {
      case .mapping(let known):
        let keys = Set(known.map(\.key))
        guard let double = entries.first(where: { keys.contains($0.key) }) else { return }
        throw FrontMatterEditError(message: "the front matter has a key '\(double.key)' there already")
      case .scalar where node.isNull && owner != nil: return
      default:
        throw FrontMatterEditError(
          message: "'\(owner?.key ?? "")' of the front matter is no mapping that could take more")
      }
    }
  }
}

/// YAML without places and marks: what it says.
indirect enum PlainTree: Equatable {
  case nothing
  case scalar(String)
  case sequence([PlainTree])
  case mapping([Pair])

  struct Pair: Equatable {
    var key: String
    var value: PlainTree
  }

  init(_ node: YAMLNode) {
    self =
      switch node.content {
      case .scalar(let text, _): node.isNull ? .nothing : .scalar(text)
      case .sequence(let items): .sequence(items.map(PlainTree.init))
      case .mapping(let entries): .mapping(entries.map { Pair(key: $0.key, value: PlainTree($0.value)) })
      }
  }

  private init(_ value: NewValue) {
    self =
      switch value {
      case .text(let text), .plain(let text): .scalar(text)
      case .list(let texts): .sequence(texts.map { .scalar($0) })
      case .mapping(let entries), .lines(let entries):
        .mapping(entries.map { Pair(key: $0.key, value: PlainTree($0.value)) })
      }
  }

  func setting(_ key: String, _ value: NewValue) -> PlainTree {
    guard case .mapping(var pairs) = self, let index = pairs.firstIndex(where: { $0.key == key }) else { return self }
    pairs[index].value = PlainTree(value)
    return .mapping(pairs)
  }

  func adding(_ entries: [NewEntry], below path: ArraySlice<String>) -> PlainTree {
    var pairs: [Pair] = []
    if case .mapping(let own) = self { pairs = own }
    guard let name = path.first else {
      return .mapping(pairs + entries.map { Pair(key: $0.key, value: PlainTree($0.value)) })
    }
    let index = pairs.firstIndex { $0.key == name } ?? pairs.endIndex
    if index == pairs.endIndex { pairs.append(Pair(key: name, value: .nothing)) }
    pairs[index].value = pairs[index].value.adding(entries, below: path.dropFirst())
    return .mapping(pairs)
  }
}
