import Markup
import Syndication
import Templates

/// Takes the keys of one mapping one by one, each by the type it must have, and reports what is wrong: wrong types at
/// their place, and at the end the keys that nobody took.
struct MappingReader {
  let entries: [YAMLEntry]
  let place: Place
  /// Keys from the top of the file: `feeds.`; empty for the top.
  let path: String
  var diagnostics: [Diagnostic] = []
  /// What every key came to and from where, for `sitegen config`.
  var resolved: [ResolvedSetting] = []
  /// Replaces `${NAME}` in scalars; nil leaves them.
  var variables: Variables?
  private var known: [String] = []

  init(_ node: YAMLNode, path: String = "", variables: Variables? = nil) {
    place = node.place
    self.path = path
    self.variables = variables
    switch node.content {
    case .mapping(let entries):
      self.entries = entries
      if !entries.isEmpty { known.reserveCapacity(32) }
    default:
      entries = []
      if !node.isNull { report(.wrongType, node.place, "\(Self.name(path)) must be a mapping, not \(node.kind)") }
    }
  }

  private static func name(_ path: String) -> String { path.isEmpty ? "this" : "'\(path.dropLast())'" }

  mutating func report(_ id: DiagnosticID, _ place: Place, _ message: String, help: String? = nil) {
    diagnostics.append(Diagnostic(id, at: place, message, help: help))
  }

  /// The value of a key, which counts as known from now on; nil when absent or null.
  mutating func take(_ key: String) -> YAMLNode? {
    if entries.isEmpty { return nil }
    known.append(key)
    guard let index = entries.firstIndex(where: { $0.key == key }), !entries[index].value.isNull else { return nil }
    return entries[index].value
  }

  /// Where a key stands, to point at it.
  func keyPlace(_ key: String) -> Place { entries.first { $0.key == key }?.keyPlace ?? place }

  /// Reports every key that was not taken.
  mutating func finish() {
    for entry in entries where !known.contains(entry.key) {
      let suggestion = Suggestion.closest(to: entry.key, among: known)
      report(
        .unknownKey, entry.keyPlace, "unknown key '\(path)\(entry.key)'" + Suggestion.phrase(suggestion),
        help: "keys here: \(known.sorted().joined(separator: ", "))")
    }
  }

  /// Refuses a key whose work is not there yet (SPEC section 1), unless its value is one of the harmless ones.
  mutating func refuse(_ key: String, unless harmless: (YAMLNode) -> Bool = { _ in false }) {
    guard let node = take(key), !harmless(node) else { return }
    report(.notYetSupported, keyPlace(key), "'\(path)\(key)' is not yet supported", help: "remove it")
  }
}

// MARK: - Typed values

extension MappingReader {
  mutating func scalar(_ key: String) -> (text: String, place: Place)? {
    guard let node = take(key), let value = scalar(node, key) else { return nil }
    record(key, value.text)
    return value
  }

  private mutating func scalar(_ node: YAMLNode, _ key: String) -> (text: String, place: Place)? {
    guard case .scalar(let text, _) = node.content else {
      report(.wrongType, node.place, "'\(path)\(key)' must be a single value, not \(node.kind)")
      return nil
    }
    guard let expanded = expand(text, node.place) else { return nil }
    return (expanded, node.place)
  }

  private mutating func expand(_ text: String, _ place: Place) -> String? {
    guard let variables, text.utf8.contains(UInt8(ascii: "$")) else { return text }
    do {
      return try variables.expand(text)
    } catch {
      report(
        .unsetVariable, place, "the variable \(error.name) is not set",
        help: "set it, or give a default: ${\(error.name):-default}")
      return nil
    }
  }

  /// Takes back what was said of variables that are not set, here and in mappings below: for values that may never be used.
  mutating func takeUnset() -> [Diagnostic] {
    let id = DiagnosticID.unsetVariable.rawValue
    defer { diagnostics.removeAll { $0.id == id } }
    return diagnostics.filter { $0.id == id }
  }

  /// Whatever stands there, with the variables of its values replaced.
  mutating func tree(_ key: String) -> YAMLNode? { take(key).map { expanded($0) } }

  private mutating func expanded(_ node: YAMLNode) -> YAMLNode {
    var node = node
    switch node.content {
    case .scalar(let text, let plain): node.content = .scalar(expand(text, node.place) ?? text, plain: plain)
    case .sequence(let items): node.content = .sequence(items.map { expanded($0) })
    case .mapping(var entries):
      for index in entries.indices { entries[index].value = expanded(entries[index].value) }
      node.content = .mapping(entries)
    }
    return node
  }

  mutating func text(_ key: String) -> String? {
    scalar(key)?.text
  }

  /// A value that `read` understands, or a diagnostic that says what it must be.
  mutating func value<Value>(_ key: String, _ expected: @autoclosure () -> String, _ read: (String) -> Value?)
    -> Value?
  {
    guard let (text, place) = scalar(key) else { return nil }
    if let value = read(text) { return value }
    report(.badValue, place, "'\(path)\(key)' must be \(expected()), not '\(text)'")
    return nil
  }

  mutating func bool(_ key: String) -> Bool? {
    value(key, "true or false") { text in
      switch text.lowercased() {
      case "true", "yes", "on": true
      case "false", "no", "off": false
      default: nil
      }
    }
  }

  mutating func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, _: Value.Type) -> Value? {
    guard let (text, place) = scalar(key) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    let suggestion = Suggestion.phrase(Suggestion.closest(to: text, among: names))
    report(
      .badValue, place, "'\(path)\(key)' cannot be '\(text)'" + suggestion,
      help: "one of \(names.joined(separator: ", "))")
    return nil
  }

  /// A list of single values; one value alone counts as a list of one.
  mutating func texts(_ key: String) -> [(text: String, place: Place)]? {
    guard let node = take(key) else { return nil }
    let nodes: [YAMLNode] = if case .sequence(let items) = node.content { items } else { [node] }
    let texts = nodes.compactMap { scalar($0, key) }
    record(key, "[" + texts.map(\.text).joined(separator: ", ") + "]")
    return texts
  }

  /// A mapping below this one; `read` takes its keys.
  mutating func mapping(_ key: String, _ read: (inout MappingReader) -> Void) {
    mapping(take(key) ?? YAMLNode(content: .mapping([]), place: place), path + key + ".", read)
  }

  /// A mapping of the author's own names, each with a mapping.
  mutating func named(_ key: String, _ read: (String, YAMLEntry, inout MappingReader) -> Void) {
    guard let node = take(key) else { return }
    guard case .mapping(let entries) = node.content else {
      return report(.wrongType, node.place, "'\(path)\(key)' must be a mapping of names, not \(node.kind)")
    }
    for entry in entries {
      mapping(entry.value, "\(path)\(key).\(entry.key).") { read(entry.key, entry, &$0) }
    }
  }

  mutating func mapping(_ node: YAMLNode, _ path: String, _ read: (inout MappingReader) -> Void) {
    var reader = MappingReader(node, path: path, variables: variables)
    read(&reader)
    reader.finish()
    diagnostics += reader.diagnostics
    resolved += reader.resolved
  }

  private mutating func record(_ key: String, _ text: String) {
    guard variables != nil else { return }
    // An address to publish to may hold a password.
    var shown = path.hasPrefix("publish.") ? Secrets.hidden(in: text) : text
    // Public or not, what can upload is not printed; builds must tell one from another.
    if path == "visitor_uploads.", key == "public_upload_url" {
      shown = "*** (\(String(Fingerprint(Array(text.utf8)).first, radix: 36)))"
    }
    resolved.append(ResolvedSetting(key: path + key, value: shown, origin: keyPlace(key)))
  }
}
