/// What feeds forget to close. Their elements cannot stand in each other, so the next one says where the last ended.
extension XMLRepair {
  mutating func closeUnended(before name: Range<Int>) {
    guard let depth = unendedDepth(before: name) else { return }
    let outer = open[depth]
    note(at: index) { "<\($0.text(outer))> is not closed before <\($0.text(name))>" }
    replace(index..<index) { $0.close(downTo: depth) }
  }

  /// The outermost open element that the new one cannot stand in.
  private func unendedDepth(before name: Range<Int>) -> Int? {
    guard let last = open.last else { return nil }
    let isText =
      isOne(of: Self.texts, last)
      && (isOne(of: Self.parts, name) || isForeign(name))
    let isMarkup = isOne(of: Self.markups, last) && isOne(of: Self.marks, name)
    let depth = isText || isMarkup ? open.count - 1 : open.count
    // An item in an item, or in what was to be closed in it.
    if depth > 0, isOne(of: Self.items, name), isSame(open[depth - 1], name) {
      return depth - 1
    }
    return depth < open.count ? depth : nil
  }

  private static let items: [StaticString] = ["item", "entry"]
  /// They hold text alone.
  private static let texts: [StaticString] = [
    "title", "link", "guid", "pubDate", "category", "comments", "language", "id", "updated", "published",
  ]
  private static let parts: [StaticString] = [
    "title", "link", "guid", "pubDate", "category", "comments", "language", "id", "updated", "published", "description",
    "author", "enclosure", "source", "summary", "content", "item", "entry", "lastBuildDate", "generator", "image",
  ]
  /// They may hold markup, in which these have no place.
  private static let markups: [StaticString] = ["description", "summary", "content", "content:encoded"]
  private static let marks: [StaticString] = ["guid", "pubDate", "enclosure", "item", "entry", "content:encoded"]

  private func isOne(of names: [StaticString], _ name: Range<Int>) -> Bool {
    names.contains { $0.utf8CodeUnitCount == name.count && bytes.has($0, at: name.lowerBound) }
  }

  /// Elements of vocabularies that are no text.
  private func isForeign(_ name: Range<Int>) -> Bool {
    let prefixes: [StaticString] = ["media:", "dc:", "itunes:", "content:", "atom:"]
    return prefixes.contains { bytes.has($0, at: name.lowerBound) }
  }
}
