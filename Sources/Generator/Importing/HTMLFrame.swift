import Markup

/// What stands around the body of a page of HTML: a template of the site writes it anew. Title and description become front
/// matter.
struct HTMLFrame {
  private(set) var removed: [Range<Int>] = []
  private(set) var title: String?
  private(set) var description: String?

  init() {}

  /// - Parameter search: nothing goes in which something was found, or could not be read.
  init(_ source: [UInt8], keeping search: EmbedSearch) {
    var tags: [(name: String, tag: HTMLTag)] = []
    HTMLTagReader.read(source) { tags.append((PageElements.name(of: $0, in: source), $0)) }
    for (_, tag) in tags where !tag.isEnd {
      if tag.name == .title, title == nil { title = Self.words(tag.text(in: source)) }
      if tag.name == .meta, description == nil, tag[.name]?.text(in: source).lowercased() == "description" {
        description = tag[.content].flatMap { Self.words($0.text(in: source)) }
      }
    }
    let kept = search.found.map(\.range.lowerBound) + search.unread.filter { !$0.isAside }.map(\.offset)
    let header = Header(source).map { $0.isClosed ? $0.bodyStart : source.count }
    let start = header ?? source.withoutByteOrderMark.startIndex
    removed = Self.ranges(source, tags.filter { $0.tag.offset >= start }, from: start).filter { range in
      !kept.contains(where: range.contains)
    }
  }

  /// What comes before the body, and the end tags behind it. Without a body: doctype, head or title, and the tags of
  /// `html`.
  private static func ranges(
    _ source: [UInt8], _ tags: [(name: String, tag: HTMLTag)], from start: Int
  ) -> [Range<Int>] {
    let ends = tags.filter { $0.tag.isEnd && ["body", "html"].contains($0.name) }.map { $0.tag.offset..<$0.tag.end }
    if let body = tags.first(where: { $0.name == "body" && !$0.tag.isEnd })?.tag { return [start..<body.end] + ends }
    var ranges = ends
    let text = source[start...].drop { $0 <= 0x20 }
    if text.prefix(9).map({ $0 | 0x20 }).elementsEqual("<!doctype".utf8.map { $0 | 0x20 }),
      let end = text.firstIndex(of: UInt8(ascii: ">"))
    {
      ranges.append(text.startIndex..<(end + 1))
    }
    let opened = { (name: String) in tags.first { $0.name == name && !$0.tag.isEnd }?.tag }
    if let html = opened("html") { ranges.append(html.offset..<html.end) }
    if let head = opened("head"), let end = tags.first(where: { $0.name == "head" && $0.tag.isEnd })?.tag,
      head.offset < end.offset
    {
      ranges.append(head.offset..<end.end)
    } else if let title = tags.firstIndex(where: { $0.tag.name == .title && !$0.tag.isEnd }) {
      let next = title + 1 < tags.count ? tags[title + 1].tag : tags[title].tag
      ranges.append(tags[title].tag.offset..<(next.name == .title && next.isEnd ? next.end : tags[title].tag.end))
    }
    return ranges
  }

  private static func words(_ text: String) -> String? {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}
