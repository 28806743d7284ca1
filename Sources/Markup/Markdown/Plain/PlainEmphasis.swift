/// Delimiters of emphasis and quotation marks, matched as CommonMark 0.30 tells under "An algorithm for parsing nested
/// emphasis and links".
struct PlainEmphasis {
  /// Before the first delimiter.
  static let none = -1

  struct Delimiter {
    var character: UInt8
    /// In the text.
    var length: Int
    /// Not yet used up by emphasis.
    var rest: Int
    var canOpen: Bool
    var canClose: Bool
    /// Those before and behind it that may still match; the last has the number of delimiters behind it.
    var previous: Int
    var next: Int
    /// What ends before the rest, from the left; what begins behind it, from the right.
    var ends = PlainTags()
    var begins = PlainTags()
    /// For a quotation mark: that of the other kind than its flanks ask for.
    var isOpening = false
  }

  private(set) var delimiters: [Delimiter] = []
  /// The last that may still match.
  private(set) var last = PlainEmphasis.none

  mutating func removeAll() {
    delimiters.removeAll(keepingCapacity: true)
    last = Self.none
  }

  mutating func append(_ character: UInt8, length: Int, canOpen: Bool, canClose: Bool) {
    let number = delimiters.count
    if last >= 0 { delimiters[last].next = number }
    delimiters.append(
      Delimiter(
        character: character, length: length, rest: length, canOpen: canOpen, canClose: canClose, previous: last,
        next: .max, isOpening: character == UInt8(ascii: "\"") && !canClose))
    last = number
  }

  /// Matches those behind `bottom`, none of which matches anything any more then.
  /// - Returns: false when they are nested too deep.
  mutating func match(above bottom: Int) -> Bool {
    if last <= bottom { return true }
    var bottoms = InlineArray<9, Int>(repeating: bottom)
    var closer = first(above: bottom)
    while closer < delimiters.count {
      guard delimiters[closer].canClose else {
        closer = delimiters[closer].next
        continue
      }
      let place = Self.place(of: delimiters[closer])
      if let opener = opener(for: closer, above: max(bottom, bottoms[place])) {
        guard let next = match(opener, closer) else { return false }
        closer = next
      } else {
        bottoms[place] = delimiters[closer].previous
        let next = delimiters[closer].next
        if !delimiters[closer].canOpen { remove(closer) }
        closer = next
      }
    }
    drop(above: bottom)
    return true
  }

  private func first(above bottom: Int) -> Int {
    var number = last
    guard number > bottom else { return .max }
    while delimiters[number].previous > bottom { number = delimiters[number].previous }
    return number
  }

  /// Closers of one place have no opener where one of them had none. For `_`, libcmark does not ask for the length.
  private static func place(of closer: Delimiter) -> Int {
    switch closer.character {
    case UInt8(ascii: "*"): closer.length % 3 + (closer.canOpen ? 3 : 0)
    case UInt8(ascii: "_"): 6
    case UInt8(ascii: "'"): 7
    default: 8
    }
  }

  private func opener(for number: Int, above bottom: Int) -> Int? {
    let closer = delimiters[number]
    var place = closer.previous
    while place > bottom {
      let opener = delimiters[place]
      if opener.canOpen, opener.character == closer.character {
        let isOfThree = (opener.length + closer.length) % 3 == 0 && closer.length % 3 != 0
        if !isOfThree || !closer.canOpen && !opener.canClose { return place }
      }
      place = opener.previous
    }
    return nil
  }

  /// - Returns: the delimiter to go on with.
  private mutating func match(_ opener: Int, _ closer: Int) -> Int? {
    guard delimiters[closer].character == UInt8(ascii: "*") || delimiters[closer].character == UInt8(ascii: "_") else {
      delimiters[opener].isOpening = true
      remove(opener)
      let next = delimiters[closer].next
      remove(closer)
      return next
    }
    let isStrong = delimiters[opener].rest >= 2 && delimiters[closer].rest >= 2
    delimiters[opener].rest -= isStrong ? 2 : 1
    delimiters[closer].rest -= isStrong ? 2 : 1
    guard delimiters[opener].begins.append(isStrong), delimiters[closer].ends.append(isStrong) else { return nil }
    delimiters[opener].next = closer
    delimiters[closer].previous = opener
    if delimiters[opener].rest == 0 { remove(opener) }
    guard delimiters[closer].rest == 0 else { return closer }
    let next = delimiters[closer].next
    remove(closer)
    return next
  }

  private mutating func remove(_ number: Int) {
    let delimiter = delimiters[number]
    if delimiter.previous >= 0 { delimiters[delimiter.previous].next = delimiter.next }
    if delimiter.next < delimiters.count {
      delimiters[delimiter.next].previous = delimiter.previous
    } else {
      last = delimiter.previous
    }
  }

  private mutating func drop(above bottom: Int) {
    while last > bottom { last = delimiters[last].previous }
    if last >= 0 { delimiters[last].next = .max }
  }
}

/// Up to 32 `em` or `strong`.
struct PlainTags {
  private var bits: UInt32 = 0
  private(set) var count = 0

  /// - Returns: whether there was room.
  mutating func append(_ isStrong: Bool) -> Bool {
    guard count < 32 else { return false }
    bits |= (isStrong ? 1 : 0) << UInt32(count)
    count += 1
    return true
  }

  func isStrong(_ index: Int) -> Bool { bits >> UInt32(index) & 1 == 1 }
}
