/// A list in brackets, `[sea, birds]`, maybe over several lines and with comments.
struct FlowList {
  private let lines: FrontMatterLines
  /// Brackets included.
  private let range: Range<Int>
  private let items: [(text: String, range: Range<Int>)]

  /// Nil when it holds anything but texts.
  init?(_ lines: FrontMatterLines, _ range: Range<Int>, _ nodes: [YAMLNode]) {
    var items: [(text: String, range: Range<Int>)] = []
    for node in nodes {
      guard case .scalar(let text, _) = node.content, let start = lines.offset(of: node.place), range.contains(start)
      else { return nil }
      let isQuoted = "\"'".utf8.contains(lines.bytes[start])
      let end = isQuoted ? lines.endOfQuotation(start).map { $0 + 1 } : lines.plain(start, isFlow: true).upperBound
      guard let end else { return nil }
      items.append((text, start..<end))
    }
    (self.lines, self.range, self.items) = (lines, range, items)
  }

  /// With the items that stay where they are, if any does; then with the texts in order, whatever stood there.
  func edits(to texts: [String]) -> [[ByteEdit]] {
    var new = texts
    let stays = items.map { item in
      guard let place = new.firstIndex(of: item.text) else { return false }
      new.remove(at: place)
      return true
    }
    let kept = items.indices.last { stays[$0] }
    var careful = items.indices.filter { !stays[$0] }.flatMap { removal(of: $0, stays) }
    careful += [addition(of: new, behind: kept)].compactMap(\.self)
    var inOrder = zip(items, texts).filter { $0.text != $1 }.map { item, text in
      ByteEdit(range: item.range, text: NewValue.text(text).yaml)
    }
    let places = items.indices.map { $0 < texts.count }
    inOrder += items.indices.dropFirst(texts.count).flatMap { removal(of: $0, places) }
    inOrder += [addition(of: Array(texts.dropFirst(items.count)), behind: items.indices.last)].compactMap(\.self)
    return kept == nil ? [inOrder] : [careful, inOrder]
  }

  /// An item with the comma behind it; one behind all that stay, with the comma before it.
  private func removal(of index: Int, _ stays: [Bool]) -> [ByteEdit] {
    let item = items[index].range
    if stays[index...].contains(true) {
      guard let comma = comma(from: item.upperBound, to: range.upperBound) else { return [] }
      let end = lines.bytes[(comma + 1)..<range.upperBound].firstIndex { $0 != UInt8(ascii: " ") } ?? comma + 1
      return [ByteEdit(range: item.lowerBound..<end, text: "")]
    }
    guard index > 0, let comma = comma(from: items[index - 1].range.upperBound, to: item.lowerBound) else {
      return [ByteEdit(range: item, text: "")]
    }
    // Comments between the two stay.
    let isBare = lines.bytes[(comma + 1)..<item.lowerBound].allSatisfy { " \t".utf8.contains($0) }
    if isBare { return [ByteEdit(range: comma..<item.upperBound, text: "")] }
    return [ByteEdit(range: comma..<(comma + 1), text: ""), ByteEdit(range: item, text: "")]
  }

  private func comma(from start: Int, to end: Int) -> Int? {
    let index = lines.bytes[start..<end].firstIndex { !" \t\r\n".utf8.contains($0) }
    return index.flatMap { lines.bytes[$0] == UInt8(ascii: ",") ? $0 : nil }
  }

  private func addition(of texts: [String], behind index: Int?) -> ByteEdit? {
    if texts.isEmpty { return nil }
    let text = texts.map { NewValue.text($0).yaml }.joined(separator: ", ")
    guard let index else { return ByteEdit(range: (range.lowerBound + 1)..<(range.lowerBound + 1), text: text) }
    let place = items[index].range.upperBound
    return ByteEdit(range: place..<place, text: ", " + text)
  }
}
