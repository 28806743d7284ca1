/// The markup that most descriptions are: balanced paragraphs, lists, emphasis and links without further attributes. It is
/// sanitized here without a parser, to what `Sanitizer.parsed` makes of it.
struct SimpleMarkup {
  private let source: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// What was read before is in the output.
  private var written = 0
  private var output: [UInt8] = []
  /// Whether the output is wanted, and not only the text.
  private let isWritten: Bool
  /// The open elements, one byte each, the last one lowest; at most eight.
  private var open: UInt64 = 0
  private var text: SimpleText

  /// Nil for anything that is not that simple.
  static func sanitized(_ html: Span<UInt8>, _ policy: SanitizerPolicy) -> HTML? {
    guard policy.depth >= 8 else { return nil }
    return html.withUnsafeBufferPointer {
      var markup = SimpleMarkup($0, SimpleText(nil), isWritten: true)
      return markup.read() ? HTML(trusted: markup.output) : nil
    }
  }

  /// As `sanitized`, and what is written in it: white space folded, none at either end.
  static func read(_ html: Span<UInt8>, _ policy: SanitizerPolicy) -> (html: HTML, text: String)? {
    guard policy.depth >= 8 else { return nil }
    return html.withUnsafeBufferPointer { source in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: source.count) { room in
        var markup = SimpleMarkup(source, SimpleText(room), isWritten: true)
        return markup.read() ? (HTML(trusted: markup.output), markup.text.string) : nil
      }
    }
  }

  /// The text alone.
  static func text(_ html: Span<UInt8>, _ policy: SanitizerPolicy) -> String? {
    guard policy.depth >= 8 else { return nil }
    return html.withUnsafeBufferPointer { source in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: source.count) { room in
        var markup = SimpleMarkup(source, SimpleText(room), isWritten: false)
        return markup.read() ? markup.text.string : nil
      }
    }
  }

  private init(_ source: UnsafeBufferPointer<UInt8>, _ text: SimpleText, isWritten: Bool) {
    self.source = source
    self.text = text
    self.isWritten = isWritten
  }

  private mutating func read() -> Bool {
    while index < source.count {
      let isRead: Bool
      switch source[index] {
      case UInt8(ascii: "<"): isRead = tag()
      case UInt8(ascii: "&"): isRead = reference()
      default: isRead = words() && mark()
      }
      guard isRead else { return false }
    }
    copy(upTo: source.count)
    return open == 0
  }

  /// Up to what is more than words with a blank between them.
  private mutating func words() -> Bool {
    let start = index
    index = PlainWords.endOfUnescaped(source, from: start)
    text.append(UnsafeBufferPointer(rebasing: source[start..<index]))
    return true
  }

  /// What words end at.
  private mutating func mark() -> Bool {
    guard index < source.count else { return true }
    switch source[index] {
    case UInt8(ascii: "<"), UInt8(ascii: "&"): return true
    case let byte where Escape.isSpecialInHTML(byte): write(Escape.reference(byte), inPlaceOf: 1)
    case let byte where !CleanText.isPlain(byte) && CleanText.isSuspect(source.span, index): return false
    default: break
    }
    text.append(source[index])
    index += 1
    return true
  }

  /// The five that are written as they are read.
  private mutating func reference() -> Bool {
    take("&amp;", "&") || take("&lt;", "<") || take("&gt;", ">") || take("&quot;", "\"") || take("&#39;", "'")
  }

  /// Passes the reference if it stands here.
  private mutating func take(_ reference: StaticString, _ character: Unicode.Scalar) -> Bool {
    guard stands(reference, at: index) else { return false }
    text.append(UInt8(ascii: character))
    index += reference.utf8CodeUnitCount
    return true
  }

  /// Most of it is written as it is read, and thousands are kept.
  private mutating func copy(upTo end: Int) {
    guard isWritten else { return }
    if written == 0, end == source.count {
      output = Array(source)
      return
    }
    if output.isEmpty { output.reserveCapacity(source.count) }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: source[written..<end]))
    written = end
  }

  /// What stands here is written in another way.
  private mutating func write(_ text: StaticString, inPlaceOf count: Int) {
    guard isWritten else { return }
    copy(upTo: index)
    Escape.append(text, to: &output)
    written = index + count
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
    if !isInline(element) { text.blank() }
    guard element == .a ? link(next) : take(to: next) else { return false }
    open = open << 8 | UInt64(element.rawValue)
    return true
  }

  private mutating func end(_ element: HTMLElement, _ next: Int) -> Bool {
    guard UInt8(truncatingIfNeeded: open) == element.rawValue, take(to: next) else { return false }
    if !isInline(element) { text.blank() }
    open >>= 8
    return true
  }

  /// Passes the tag, whose name ends at the index, if nothing follows the name.
  private mutating func take(to next: Int) -> Bool {
    guard next < source.count, source[next] == UInt8(ascii: ">") else { return false }
    index = next + 1
    return true
  }

  /// `<br>`, `<br/>` or `<br />`.
  private mutating func lineBreak(_ next: Int) -> Bool {
    guard open == 0 || current != .ul && current != .ol else { return false }
    let end = [">", "/>", " />"].first { stands($0, at: next) }
    guard let end else { return false }
    let count = next + end.utf8CodeUnitCount - index
    write("<br>", inPlaceOf: count)
    index += count
    text.blank()
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
    index = end
    write("\" rel=\"nofollow noopener\">", inPlaceOf: 2)
    index += 2
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
