import Markup

/// The headings of a page as nested lists of links.
enum TableOfContents {
  /// Headings of the levels 2 to 4; nothing when there are fewer than two.
  static func html(_ headings: [MarkdownDocument.Heading]) -> HTML {
    let shown = headings.filter { (2...4).contains($0.level) && !$0.id.isEmpty }
    guard shown.count > 1 else { return HTML() }
    var html = HTML()
    list(shown[...], &html)
    return html
  }

  private static func list(_ headings: ArraySlice<MarkdownDocument.Heading>, _ html: inout HTML) {
    let top = headings.map(\.level).min() ?? 2
    html.element("ul") { html in
      var rest = headings
      while let heading = rest.first {
        let below = rest.dropFirst().prefix { $0.level > max(top, heading.level) || $0.level > top }
        html.element("li") { html in
          html.element("a", ["href": "#\(heading.id)"]) { $0.text(heading.text) }
          if !below.isEmpty { list(below, &html) }
        }
        rest = rest.dropFirst(1 + below.count)
      }
    }
  }
}
