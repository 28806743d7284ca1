internal import Generator

/// Which file of the site answers for a path, as a static host decides it.
struct FileFinder {
  enum Outcome: Sendable, Hashable {
    case file(OutputPath, status: Int)
    case moved(status: Int, to: String)
    case missing
  }

  let shown: ShownSite
  /// The path that was asked for, decoded and checked: `sub/films/index.html` for `/sub/films/`.
  let path: String
  /// As in the request.
  let url: String
  let query: String?

  /// A file that is there comes before rules that are not forced. The page at an old address counts as there only for
  /// rules of many addresses: it stands in for its own rule on hosts that have no rules.
  var outcome: Outcome {
    let file = name.flatMap(page)
    let index = url.hasSuffix("/") ? nil : name.flatMap { page($0 + "/index.html") }
    let presence: RedirectRules.Presence =
      (file ?? index).map { shown.site.aliases.contains($0) ? .standIn : .there } ?? .nothing
    if let rule = shown.redirects.outcome(path: url, query: query, presence), let outcome = follow(rule) {
      return outcome
    }
    if let file { return .file(file, status: 200) }
    if index != nil { return moved(to: url + "/") }
    if isAboveSite { return .moved(status: 302, to: shown.site.baseURL.path) }
    return page("404.html").map { .file($0, status: 404) } ?? .missing
  }

  /// Below the site's path; nil for what lies outside.
  private var name: String? { path.hasPrefix(shown.folder) ? String(path.dropFirst(shown.folder.count)) : nil }

  /// `/` and `/sub` of a site at `/sub/`.
  private var isAboveSite: Bool { !shown.folder.isEmpty && (path == "index.html" || path + "/" == shown.folder) }

  /// A file as hosts send it; they read `_redirects` and `_headers` themselves.
  private func page(_ name: String) -> OutputPath? {
    guard name != "_redirects", name != "_headers", let path = OutputPath(name) else { return nil }
    return shown.site.files[path] == nil ? nil : path
  }

  private func moved(to path: String) -> Outcome {
    .moved(status: 301, to: query.map { $0.isEmpty ? path : "\(path)?\($0)" } ?? path)
  }

  /// Nil for rules that a preview cannot follow, such as those that fetch from another host.
  private func follow(_ rule: RedirectRules.Outcome) -> Outcome? {
    if (300..<400).contains(rule.status) { return .moved(status: rule.status, to: rule.target) }
    let target = rule.target.prefix { $0 != "?" && $0 != "#" }
    guard let path = OutputPath(url: String(target))?.text, let file = file(at: path) else { return nil }
    return .file(file, status: rule.status)
  }

  /// With or without the slash at the end of a folder's address.
  private func file(at path: String) -> OutputPath? {
    if path + "/" == shown.folder { return page("index.html") }
    guard path.hasPrefix(shown.folder) else { return nil }
    let name = String(path.dropFirst(shown.folder.count))
    return page(name) ?? page(name + "/index.html")
  }
}
