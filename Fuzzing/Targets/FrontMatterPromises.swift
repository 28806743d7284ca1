import Markup

@testable import Generator

/// The body lies within the file, places of diagnostics too, and no address leaves the site.
enum FrontMatterPromises {
  static func check(_ bytes: [UInt8]) throws {
    var site = SiteConfiguration()
    site.taxonomies = ["tags"]
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "posts/a.md")
    let page = PageSourceReader(site: site).read(file, bytes, &diagnostics)
    let extent = SourceExtent(bytes)
    try promise((0...bytes.count).contains(page.bodyStart), "the body begins at \(page.bodyStart)")
    // An empty body may begin behind the last line.
    let line = page.bodyStart < bytes.count ? page.bodyLine : max(1, page.bodyLine - 1)
    try extent.check(SourceLocation(line: line, column: 1), "the body")
    for diagnostic in diagnostics {
      if let location = diagnostic.location { try extent.check(location, diagnostic.id) }
    }
    for path in page.frontMatter.aliases + [page.frontMatter.url].compactMap(\.self) {
      try promise(!path.string.split(separator: "/").contains(".."), "the path \(path.string)")
    }
  }
}
