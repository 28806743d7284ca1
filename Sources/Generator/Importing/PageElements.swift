import Markup

/// The tags of a page, and which of them belong together. All is found in one walk, however many ask.
struct PageElements {
  let tags: [HTMLTag]
  /// The end tag of a start tag, both by their numbers.
  private var ends: [Int: Int] = [:]
  /// The first tag with an id, by its number.
  private var ids: [String: Int] = [:]

  /// Bytes. The place of a player holds dots, a picture, a few words; what is larger is a part of the page.
  private static let largestPlace = 65_536

  /// - Parameters:
  ///   - text: where tags are looked for.
  ///   - source: the same with the values of attributes as they are written.
  init(_ text: [UInt8], of source: [UInt8]) {
    var tags: [HTMLTag] = []
    HTMLTagReader.read(text) { tags.append($0) }
    self.tags = tags
    var open: [String: [Int]] = [:]
    for (number, tag) in tags.enumerated() {
      let name = Self.name(of: tag, in: source)
      if tag.isEnd {
        if let start = open[name]?.popLast() { ends[start] = number }
        continue
      }
      open[name, default: []].append(number)
      if let id = tag[.id]?.text(in: source), ids[id] == nil { ids[id] = number }
    }
  }

  /// An element of mere text, with its end tag when it has one.
  func range(ofTextAt number: Int) -> Range<Int> {
    let tag = tags[number]
    let next = number + 1 < tags.count ? tags[number + 1] : nil
    let isClosed = next.map { $0.isEnd && $0.name == tag.name && $0.offset == tag.contents.upperBound } ?? false
    return tag.offset..<(isClosed ? next?.end ?? tag.end : tag.end)
  }

  /// An element with its end tag; without one, its start tag.
  func range(ofElementAt number: Int) -> Range<Int> {
    tags[number].offset..<(ends[number].map { tags[$0].end } ?? tags[number].end)
  }

  /// The insides of elements that show code, and comments.
  func insidesOfCode(_ source: [UInt8]) -> [Range<Int>] {
    let code = ends.filter { Self.codes.contains(Self.name(of: tags[$0.key], in: source)) }
    var ranges = code.map { tags[$0.key].end..<tags[$0.value].offset }
    var index = 0
    for tag in tags {
      if index <= tag.offset { ranges += Self.comments(in: source, index..<tag.offset) }
      index = max(tag.end, tag.contents.upperBound)
    }
    return ranges + Self.comments(in: source, min(index, source.count)..<source.count)
  }

  private static let codes: Set = ["code", "kbd", "pre", "samp"]

  /// Between two tags, in which no others begin.
  private static func comments(in source: [UInt8], _ gap: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var rest = source[gap]
    while let start = rest.firstRange(of: "<!--".utf8) {
      let end = rest[start.upperBound...].firstRange(of: "-->".utf8)?.upperBound ?? gap.upperBound
      ranges.append(start.lowerBound..<end)
      rest = rest[end...]
    }
    return ranges
  }

  /// The element with an id, and what is inside of it.
  func place(id: String) -> (range: Range<Int>, inside: Range<Int>)? {
    guard let number = ids[id], let end = ends[number] else { return nil }
    let inside = tags[number].end..<tags[end].offset
    return inside.count > Self.largestPlace ? nil : (tags[number].offset..<tags[end].end, inside)
  }

  static func name(of tag: HTMLTag, in source: [UInt8]) -> String {
    let start = tag.offset + (tag.isEnd ? 2 : 1)
    return String(decoding: source[start...].prefix { !" \t\r\n/>".utf8.contains($0) }, as: UTF8.self).lowercased()
  }
}
