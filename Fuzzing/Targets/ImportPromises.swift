import Markup

@testable import Generator

/// What is imported is text with front matter that names every gallery placed in it; what is not stays as it is.
enum ImportPromises {
  static func check(_ bytes: [UInt8]) throws {
    for isHTML in [false, true] { try check(bytes, isHTML: isHTML) }
  }

  private static func check(_ bytes: [UInt8], isHTML: Bool) throws {
    let page = PageImport(bytes, file: "a.md", isHTML: isHTML)
    let extent = SourceExtent(bytes)
    for location in page.lines.map(\.location) + page.diagnostics.compactMap(\.location) {
      try extent.check(location, "what was imported")
    }
    guard !page.lines.isEmpty else {
      // A page of HTML gets front matter anyway, and tokens are hidden.
      let mayChange = isHTML || String(decoding: bytes, as: UTF8.self).lowercased().contains("api_token=")
      return try promise(mayChange || page.bytes == bytes, "nothing was found, and the page changed")
    }
    try promise(String(validating: page.bytes, as: UTF8.self) != nil, "no text any more")
    let names = GalleryNames(page.bytes).taken
    for line in page.lines { try promise(names.contains(line.gallery), "the gallery \(line.gallery)") }
    let again = PageImport(page.bytes, file: "a.md", isHTML: isHTML)
    try promise(
      names.isSubset(of: GalleryNames(again.bytes).taken), "galleries are lost when the page is imported again")
  }
}
