import Markup

/// The rules of `_redirects`, as Netlify and Cloudflare Pages read them: `FROM TO [STATUS]`, `*` at the end for all that is
/// below, `:name` for one step.
struct RedirectRules: Sendable {
  struct Rule: Sendable {
    var from: String
    var to: String
    /// Where `to` stands in the file.
    var location: SourceLocation
    /// Whether it sends visitors on, rather than to a page that says no.
    var leads: Bool

    fileprivate var isPattern: Bool { from.contains("*") || from.contains("/:") }
  }

  private(set) var rules: [Rule] = []
  private var exact: [String: Rule] = [:]
  private let host: String

  init(_ text: [UInt8], host: String) {
    self.host = host
    for (number, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard let rule = Self.rule(String(decoding: line, as: UTF8.self), line: number + 1, host) else { continue }
      rules.append(rule)
      if !rule.isPattern, exact[rule.from] == nil { exact[rule.from] = rule }
    }
  }

  private static func rule(_ line: String, line number: Int, _ host: String) -> Rule? {
    let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = words.first, let to = words.dropFirst().first(where: isAddress) else { return nil }
    let from = LinkText(String(first))
    guard from.authority == nil || from.authority == host, let path = PathSteps.resolved(Array(from.path)) else {
      return nil
    }
    let status = words.last.flatMap { Int($0.drop { $0 == "!" }.prefix(3)) } ?? 301
    let column = line.distance(from: line.startIndex, to: to.startIndex) + 1
    return Rule(
      from: String(decoding: path, as: UTF8.self), to: String(to),
      location: SourceLocation(line: number, column: column), leads: status < 400)
  }

  /// Conditions on the query (`id=:id`) stand between the two addresses.
  private static func isAddress(_ word: Substring) -> Bool { word.hasPrefix("/") || word.contains("://") }

  /// Whether a path that no file answers for is sent on.
  func sendsOn(_ path: [UInt8]) -> Bool {
    guard !rules.isEmpty else { return false }
    let path = String(decoding: path, as: UTF8.self)
    if let rule = exact[path] ?? exact[path.hasSuffix("/") ? String(path.dropLast()) : path + "/"] { return rule.leads }
    return rules.first { $0.isPattern && Self.matches($0.from, path) }?.leads ?? false
  }

  private static func matches(_ pattern: String, _ path: String) -> Bool {
    let wanted = pattern.split(separator: "/")
    let steps = path.split(separator: "/")
    for (index, part) in wanted.enumerated() {
      if part == "*" { return true }
      guard index < steps.count, part.hasPrefix(":") || part == steps[index] else { return false }
    }
    return wanted.count == steps.count
  }

  /// Rules that lead to nothing.
  func diagnostics(_ index: SiteIndex, folder: String) -> [Diagnostic] {
    rules.compactMap { rule in
      guard rule.leads, !rule.to.contains("/:"), !rule.to.contains("*") else { return nil }
      let file = FileSystem.join(folder, "_redirects")
      guard case .nothing = index.target(of: LinkText(rule.to), page: 0, folder: [UInt8(ascii: "/")]) else {
        return nil
      }
      return Diagnostic(
        .brokenLink, at: Place(file: file, location: rule.location),
        "\(rule.from) is sent on to \(rule.to), which is not there"
      )
    }
  }
}
