import Markup

/// What is plain reads as libcmark reads it. No markup of the source survives, ids are unique, and the place of the first lost markup lies within the file.
enum MarkdownPromises {
  static func check(_ bytes: [UInt8]) throws {
    let document = MarkdownDocument.render(bytes[...], options: MarkdownOptions())
    let library = MarkdownDocument.renderByLibrary(bytes[...], options: MarkdownOptions())
    try promise(document == library, "\(document.html.string) is not\n\(library.html.string)")
    try check(document, bytes)
  }

  static func check(_ document: MarkdownDocument, _ bytes: [UInt8]) throws {
    let text = document.html.string.lowercased()
    for active in ["<script", "<style", "<object", "<embed", "<iframe", "href=\"javascript:", " onerror=\""] {
      try promise(!text.contains(active), "\(active) in\n\(text)")
    }
    let ids = document.headings.map(\.id)
    try promise(!ids.contains("") && Set(ids).count == ids.count, "ids of headings: \(ids)")
    if let location = document.droppedHTML { try SourceExtent(bytes).check(location, "lost markup") }
  }
}
