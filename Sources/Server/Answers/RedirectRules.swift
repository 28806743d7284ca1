internal import Generator

/// The rules of a `_redirects` file, as Netlify, Cloudflare Pages and others read it: `FROM [QUERY…] TO [STATUS[!]]`.
/// Rules for other hosts, countries, languages and the like do not apply in a preview.
struct RedirectRules: Sendable {
  struct Outcome: Sendable, Hashable {
    var status: Int
    /// A path of the site, or an absolute address; with placeholders filled in.
    var target: String
  }

  private var rules: [Rule] = []

  init() {}

  init(_ text: String) {
    rules = text.split(whereSeparator: \.isNewline).compactMap { Rule(line: $0) }
  }

  /// What answers for a path without any rule.
  enum Presence: Sendable, Hashable {
    case nothing
    /// A file, which only a rule with `!` overrides.
    case there
    /// A page that says where this address has moved to: only a rule with `!`, or one that sends on just this address.
    case standIn
  }

  /// What the first rule says that fits. `path` and `query` are as in the request.
  func outcome(path: String, query: String?, _ presence: Presence) -> Outcome? {
    for rule in rules where rule.isForced || presence == .nothing || presence == .standIn && rule.movesOneAddress {
      if let target = rule.target(path: path, query: query) { return Outcome(status: rule.status, target: target) }
    }
    return nil
  }
}

private struct Rule: Sendable {
  private var from: [String]
  /// Names and values that the query must have; a value `:name` takes any.
  private var query: [(name: String, value: String)] = []
  private var to = ""
  private(set) var status = 301
  private(set) var isForced = false

  init?(line: Substring) {
    var words = line.split { $0 == " " || $0 == "\t" }.prefix { !$0.hasPrefix("#") }
    guard let from = words.popFirst(), from.hasPrefix("/") else { return nil }
    self.from = Path.segments(String(from))
    while let word = words.first, !word.hasPrefix("/"), !word.contains("://"), word.contains("=") {
      let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      query.append((pair[0], pair[1]))
      words = words.dropFirst()
    }
    guard let target = words.popFirst(), target.hasPrefix("/") || target.contains("://") else { return nil }
    to = String(target)
    guard let last = words.popFirst() else { return }
    isForced = last.hasSuffix("!")
    guard let status = Int(isForced ? last.dropLast() : last), words.isEmpty else { return nil }
    self.status = status
  }

  /// Without placeholders.
  var movesOneAddress: Bool {
    (300..<400).contains(status) && !from.contains { $0 == "*" || $0.hasPrefix(":") }
  }

  func target(path: String, query: String?) -> String? {
    guard var values = placeholders(path) else { return nil }
    let asked = Path.pairs(query ?? "")
    for (name, value) in self.query {
      guard let found = asked.first(where: { $0.name == name })?.value else { return nil }
      if value.hasPrefix(":") { values[String(value.dropFirst())] = found } else if value != found { return nil }
    }
    let target = Path.filled(to, values)
    guard let query, !query.isEmpty, self.query.isEmpty, !target.contains("?") else { return target }
    let fragment = target.firstIndex(of: "#") ?? target.endIndex
    return "\(target[..<fragment])?\(query)\(target[fragment...])"
  }

  /// What `:name` and `*` stand for, as written in the request; nil when the path does not fit.
  private func placeholders(_ path: String) -> [String: String]? {
    let parts = path.split(separator: "/").map(String.init)
    var values: [String: String] = [:]
    for (index, segment) in from.enumerated() {
      if segment == "*", index == from.count - 1 {
        values["splat"] = parts.dropFirst(index).joined(separator: "/")
        return values
      }
      guard index < parts.count else { return nil }
      if segment.hasPrefix(":") {
        values[String(segment.dropFirst())] = parts[index]
      } else if segment != Path.decoded(parts[index]) {
        return nil
      }
    }
    return parts.count == from.count ? values : nil
  }
}

private enum Path {
  /// Decoded; slashes at the ends do not count.
  static func segments(_ path: String) -> [String] { path.split(separator: "/").map { decoded(String($0)) } }

  /// As it is when its escapes make no text.
  static func decoded(_ part: String) -> String {
    guard part.utf8.contains(UInt8(ascii: "%")) else { return part }
    return OutputPath(url: "/" + part)?.text ?? part
  }

  static func pairs(_ query: String) -> [(name: String, value: String)] {
    query.split(separator: "&").map { part in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (pair[0], pair.count > 1 ? pair[1] : "")
    }
  }

  /// `/new/:splat` with what the placeholders stand for; those without a value stay. The result never becomes an address
  /// of another host when it was a path.
  static func filled(_ target: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = target[...]
    while let colon = rest.firstIndex(of: ":") {
      result += rest[..<colon]
      let name = rest[rest.index(after: colon)...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      result += values[String(name)] ?? ":\(name)"
      rest = rest[name.endIndex...]
    }
    result += rest
    guard target.hasPrefix("/"), !target.hasPrefix("//") else { return result }
    return "/" + result.drop { $0 == "/" }
  }
}
