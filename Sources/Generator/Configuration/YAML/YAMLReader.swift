import Markup
import Yams

/// What is wrong with a piece of YAML as such.
struct YAMLError: Error {
  var place: Place
  var message: String
  var help: String?

  var diagnostic: Diagnostic { Diagnostic(.yamlSyntax, at: place, message, help: help) }
}

/// Reads one YAML document into nodes with places: the plain subset ourselves, all else through Yams.
enum YAMLReader {
  /// More nodes than this come only from aliases that multiply; front matter has tens.
  static let nodeLimit = 100_000
  /// Deeper nesting than this is an attack on the reader's stack.
  static let depthLimit = 100

  static func read(_ bytes: ArraySlice<UInt8>, file: String, firstLine: Int = 1) throws(YAMLError) -> YAMLNode {
    if let node = PlainYAML.read(bytes, file: file, firstLine: firstLine) { return node }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw YAMLError(
        place: Place(file: file, location: invalidUTF8(bytes, firstLine)), message: "this is not UTF-8 text",
        help: "save the file with the encoding UTF-8")
    }
    return try compose(text, file: file, firstLine: firstLine)
  }

  /// A value typed on the command line or in a variable: YAML when it looks like a list or mapping, else its text.
  static func value(_ text: String, place: Place) throws(YAMLError) -> YAMLNode {
    guard text.hasPrefix("[") || text.hasPrefix("{") else {
      return YAMLNode(content: .scalar(text, plain: true), place: place)
    }
    var node = try compose(text, file: place.file, firstLine: 1)
    node.place = place
    return node
  }

  static func compose(_ text: String, file: String, firstLine: Int) throws(YAMLError) -> YAMLNode {
    let converter = YAMLConverter(file: file, lineOffset: firstLine - 1)
    if let refused = YAMLAliases.refusal(in: text) {
      throw YAMLError(
        place: converter.place(refused), message: "an alias (*name) cannot be part of a mapping's key",
        help: "write the key out")
    }
    guard YAMLAliases.depth(of: text) < depthLimit else {
      throw YAMLError(place: Place(file: file), message: "lists and mappings are nested more than \(depthLimit) deep")
    }
    do {
      guard let node = try Yams.Parser(yaml: text, resolver: .basic).singleRoot() else {
        return YAMLNode(content: .mapping([]), place: converter.place(.start))
      }
      var count = 0
      return try converter.convert(node, count: &count)
    } catch let error as YAMLError {
      throw error
    } catch {
      throw converter.error(error)
    }
  }

  private static func invalidUTF8(_ bytes: ArraySlice<UInt8>, _ firstLine: Int) -> SourceLocation {
    var line = firstLine
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return SourceLocation(line: line, column: 1)
  }
}
