/// The markup that most descriptions are: balanced paragraphs, lists, emphasis and links without further attributes. It is
/// sanitized here without a parser, to what `Sanitizer.parsed` makes of it.
struct SimpleMarkup {
  private let source: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var output: [UInt8] = []
  /// The open elements, one byte each, the last one lowest; at most eight.
  private var open: UInt64 = 0

  /// Nil for anything that is not that simple.
  static func sanitized(_ html: Span<UInt8>, _ policy: SanitizerPolicy) -> HTML? {
    guard policy.depth >= 8 else { return nil }
    return html.withUnsafeBufferPointer {
      var markup = SimpleMarkup($0)
      return markup.read() ? HTML(trusted: markup.output) : nil
    }
  }

  private init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    // Most of it is written as it is read, and thousands are kept.
    output.reserveCapacity(source.count)
  }

  private mutating func read() -> Bool {
    while index < source.count {
      let isRead: Bool
      switch source[index] {
      case UInt8(ascii: "<"): isRead = tag()
      case UInt8(ascii: "&"): isRead = reference()
      default: isRead = text()
      }
      guard isRead else { return false }
    }
    return open == 0
  }

  private mutating func text() -> Bool {
    let start = index
    while index < source.count, source[index] != UInt8(ascii: "<"), source[index] != UInt8(ascii: "&") {
      if !CleanText.isPlain(source[index]), CleanText.isSuspect(source.span, index) { return false }
      index += 1
    }
    Escape.html(source.span.extracting(start..<index), into: &output)
    return true
  }

  /// The five that are written as they are read.
  private mutating func reference() -> Bool {
    take("&amp;") || take("&lt;") || take("&gt;") || take("&quot;") || take("&#39;")
  }

  /// Copies the text if it stands here.
  private mutating func take(_ text: StaticString) -> Bool {
    guard stands(text, at: index) else { return false }
    Escape.append(text, to: &output)
    index += text.utf8CodeUnitCount
    return true
  }

  private func stands(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where source[start + offset] != text.utf8Start[offset] { return false }
    return true
  }
}

// MARK: - Tags

extension SimpleMarkup {
  private mutating func tag() -> Bool {
    let isEnd = index + 1 < source.count && source[index + 1] == UInt8(ascii: "/")
    let start = index + (isEnd ? 2 : 1)
    guard let (element, next) = name(at: start) else { return false }
    if isEnd { return end(element, next) }
    if element == .br { return lineBreak(next) }
    guard open < 1 << 56, isAllowed(element) else { return false }
    guard element == .a ? link(next) : take(to: next) else { return false }
    open = open << 8 | UInt64(element.rawValue)
    return true
  }

  private mutating func end(_ element: HTMLElement, _ next: Int) -> Bool {
    guard UInt8(truncatingIfNeeded: open) == element.rawValue, take(to: next) else { return false }
    open >>= 8
    return true
  }

  /// Copies the tag, whose name ends at the index, if nothing follows the name.
  private mutating func take(to next: Int) -> Bool {
    guard next < source.count, source[next] == UInt8(ascii: ">") else { return false }
    output.append(contentsOf: source[index...next])
    index = next + 1
    return true
  }

  /// `<br>`, `<br/>` or `<br />`.
  private mutating func lineBreak(_ next: Int) -> Bool {
    guard open == 0 || current != .ul && current != .ol else { return false }
    let end = [">", "/>", " />"].first { stands($0, at: next) }
    guard let end else { return false }
    Escape.append("<br>", to: &output)
    index = next + end.utf8CodeUnitCount
    return true
  }

  /// `<a href="http…">` with an address that is written as it is.
  private mutating func link(_ next: Int) -> Bool {
    guard stands(" href=\"http", at: next) else { return false }
    let start = next + 7
    var end = start
    while end < source.count, Self.isAddressByte(source[end]) { end += 1 }
    guard stands("://", at: start + 4) || stands("s://", at: start + 4), stands("\">", at: end) else { return false }
    let host = start + (source[start + 4] == UInt8(ascii: "s") ? 8 : 7)
    guard host < end, Self.isLetterOrDigit(source[host]) else { return false }
    output.append(contentsOf: source[index..<end])
    Escape.append("\" rel=\"nofollow noopener\">", to: &output)
    index = end + 2
    return true
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x25, 0x2B, 0x2D...0x2F, 0x3A, 0x3D, 0x3F, 0x5F, 0x7E: true
    default: isLetterOrDigit(byte)
    }
  }

  private var current: HTMLElement? { HTMLElement(rawValue: UInt8(truncatingIfNeeded: open)) }

  /// Whether the element may begin in the current one, by HTML and to libxml2.
  private func isAllowed(_ element: HTMLElement) -> Bool {
    switch current {
    case nil: element != .li
    case .ul, .ol: element == .li
    default: isInline(element) && !(element == .a && isOpen(.a))
    }
  }

  private func isInline(_ element: HTMLElement) -> Bool {
    switch element {
    case .a, .b, .em, .i, .strong: true
    default: false
    }
  }

  private func isOpen(_ element: HTMLElement) -> Bool {
    var rest = open
    while rest != 0 {
      if UInt8(truncatingIfNeeded: rest) == element.rawValue { return true }
      rest >>= 8
    }
    return false
  }

  /// The element whose lower-case name begins at the index, and where the name ends.
  private func name(at start: Int) -> (HTMLElement, Int)? {
    var end = start
    var key: UInt64 = 0
    while end < source.count, end - start < 7, (0x61...0x7A).contains(source[end]) {
      key = key << 8 | UInt64(source[end])
      end += 1
    }
    guard let element = Self.element(key) else { return nil }
    return (element, end)
  }

  private static func element(_ key: UInt64) -> HTMLElement? {
    switch key {
    case 0x61: .a
    case 0x62: .b
    case 0x69: .i
    case 0x70: .p
    case 0x6272: .br
    case 0x656D: .em
    case 0x6C69: .li
    case 0x6F6C: .ol
    case 0x756C: .ul
    case 0x7374_726F_6E67: .strong
    default: nil
    }
  }
}
