/// Links and images written out: `[text](address "title")` (sections 6.3 and 6.4).
extension PlainInlines {
  mutating func openBracket(_ length: Int) {
    brackets.append(Bracket(token: tokens.count, isImage: length == 2, delimiter: emphasis.last))
    append(.text, taking: length)
  }

  /// - Returns: false for what is not plain.
  mutating func closeBracket() -> Bool {
    guard let bracket = brackets.popLast(), bracket.isImage || bracket.isActive,
      byte(at: index + 1) == UInt8(ascii: "(")
    else {
      append(.text, taking: 1)
      return true
    }
    switch target(at: index + 2) {
    case .notPlain: return false
    case .none: append(.text, taking: 1)
    case .found(let link, let next):
      tokens[bracket.token].kind = bracket.isImage ? .image : .link
      tokens[bracket.token].value = Int32(truncatingIfNeeded: links.count)
      append(bracket.isImage ? .imageEnd : .linkEnd, index..<next, links.count)
      links.append(link)
      index = next
      if !bracket.isImage { deactivateBrackets() }
      return emphasis.match(above: bracket.delimiter)
    }
    return true
  }

  /// Links hold no links.
  private mutating func deactivateBrackets() {
    for place in brackets.indices.reversed() where !brackets[place].isImage {
      guard brackets[place].isActive else { return }
      brackets[place].isActive = false
    }
  }

  private enum Target {
    case found(Link, next: Int)
    case none
    case notPlain
  }

  /// What follows `(`, to `)`.
  private func target(at start: Int) -> Target {
    var place = afterBlanks(start)
    let first = place
    var depth = 0
    scan: while place < end {
      switch bytes[place] {
      case UInt8(ascii: " "): break scan
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return .notPlain }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      case UInt8(ascii: "\\"), UInt8(ascii: "<"), 0..<0x20: return .notPlain
      case UInt8(ascii: "&"): if mayBeReference(at: place) { return .notPlain }
      default: break
      }
      place += 1
    }
    guard place < end else { return .none }
    guard depth == 0, place > first else { return .notPlain }
    return title(first..<place)
  }

  private func title(_ destination: Range<Int>) -> Target {
    let start = afterBlanks(destination.upperBound)
    if byte(at: start) == UInt8(ascii: ")") { return .found(Link(destination: destination), next: start + 1) }
    guard start > destination.upperBound else { return .none }
    // A line end, or a quotation mark of another kind.
    guard byte(at: start) == UInt8(ascii: "\"") else { return .notPlain }
    var stop = start + 1
    while stop < end, bytes[stop] != UInt8(ascii: "\"") {
      if bytes[stop] == UInt8(ascii: "\\") || bytes[stop] < 0x20 { return .notPlain }
      if bytes[stop] == UInt8(ascii: "&"), mayBeReference(at: stop) { return .notPlain }
      stop += 1
    }
    let close = afterBlanks(stop + 1)
    guard byte(at: close) == UInt8(ascii: ")") else { return byte(at: close) < 0x20 ? .notPlain : .none }
    return .found(Link(destination: destination, title: start + 1..<stop), next: close + 1)
  }

  private func afterBlanks(_ start: Int) -> Int {
    var place = start
    while byte(at: place) == UInt8(ascii: " ") { place += 1 }
    return place
  }
}
