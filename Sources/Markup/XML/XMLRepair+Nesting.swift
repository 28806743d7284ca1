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
    if isOne(of: Self.items, name), let depth = itemDepth(of: name) { return depth < open.count ? depth : nil }
    return isText || isMarkup ? open.count - 1 : nil
  }

  /// In the innermost list, else in place of another one; nil where neither is open.
  private func itemDepth(of name: Range<Int>) -> Int? {
    open.lastIndex { isOne(of: Self.containers, $0) }.map { $0 + 1 } ?? open.lastIndex { isSame($0, name) }
  }

  private static let items: [StaticString] = ["item", "entry", "track"]
  /// What items stand in.
  private static let containers: [StaticString] = ["rss", "channel", "feed", "rdf:RDF", "RDF", "trackList"]
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

// MARK: - Elements without an end

/// Whatever else forgets its end, known or not: nothing says so but that the end of the element around it comes first.
extension XMLRepair {
  /// Looks whether an element has an end, if it stands in one that feeds are made of and is none of these itself.
  mutating func lookForEnd(of name: Range<Int>, from start: Int) {
    guard let around = open.last, isOne(of: Self.records, around), !isOne(of: Self.records, name),
      !isOne(of: Self.structures, name), !isOne(of: Self.markups, name), !hasEnd(name, from: start, within: around)
    else { return }
    unended = open.count + 1
  }

  /// Before the next tag.
  mutating func closeUnended() {
    guard let count = unended, count == open.count, let last = open.last else { return }
    unended = nil
    let next = index..<Self.nameEnd(bytes, from: index + (bytes.has("</", at: index) ? 2 : 1))
    note(at: index) { "<\($0.text(last))> is not closed before \($0.text(next))>" }
    replace(index..<index) { $0.close(downTo: count - 1) }
  }

  /// True also where that cannot be told: at a cut-off end, or when enough was looked through.
  private mutating func hasEnd(_ name: Range<Int>, from start: Int, within around: Range<Int>) -> Bool {
    var place = start
    defer { sight -= place - start }
    while sight > place - start {
      place = bytes.next(UInt8(ascii: "<"), from: place)
      guard place < bytes.count else { return true }
      if bytes.has("<![CDATA[", at: place) {
        place = bytes.next("]]>", from: place) ?? bytes.count
      } else if bytes.has("</", at: place) {
        if isName(name, at: place + 2) { return true }
        if isName(around, at: place + 2) { return false }
      } else if Self.items.contains(where: { isName($0, at: place + 1) }) {
        return false
      }
      place += 1
    }
    return true
  }

  private func isName(_ name: Range<Int>, at place: Int) -> Bool {
    guard place + name.count < bytes.count, !XMLCharacters.isName(bytes[place + name.count]) else { return false }
    return name.indices.allSatisfy {
      ASCIIByte.lower(bytes[$0]) == ASCIIByte.lower(bytes[place + $0 - name.lowerBound])
    }
  }

  private func isName(_ name: StaticString, at place: Int) -> Bool {
    let end = place + name.utf8CodeUnitCount
    return bytes.has(name, at: place) && end < bytes.count && !XMLCharacters.isName(bytes[end])
  }

  private static let records: [StaticString] = containers + items + ["playlist"]
  /// Their parts would count as those of the feed.
  private static let structures: [StaticString] = ["image", "textInput", "textinput"]
}
