internal import Markup
public import Syndication

extension BaseURL {
  /// Where visitors find a file of the output: `posts/first/index.html` → `https://host/posts/first/`. Nil for files
  /// that hosts keep for themselves or answer otherwise (`_redirects`, `.nojekyll`, `404.html`).
  public func address(of path: OutputPath) -> WebURL? {
    let parts = path.text.split(separator: "/")
    guard let name = parts.last, !parts.contains(where: { $0.hasPrefix(".") }) else { return nil }
    if parts.count == 1, name.hasPrefix("_") || name == "404.html" { return nil }
    let shown = name == "index.html" ? path.text.dropLast(name.count) : path.text[...]
    return WebURL(string + Escape.percent(String(shown), keeping: "/!@,+="))
  }
}
