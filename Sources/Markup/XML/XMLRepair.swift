/// Makes XML out of what is meant as XML, for the documents at which libxml2 would give up or lose text: bare `&` and `<`,
/// control characters, broken tags and attributes, elements that are not closed or not opened. What is in order is
/// copied as it is.
struct XMLRepair {
  var output: [UInt8] = []
  private(set) var edits: [XMLPlaces.Edit] = []
  private(set) var findings: [XMLFinding] = []
  /// Set when elements are nested too deep.
  var failure: XMLFailure?
  let limits: XMLLimits
  /// The byte that is looked at.
  var index: Int
  /// Names of the elements that are open.
  var open: [Range<Int>] = []
  /// Where the next `]]>` stands, and up to where no `?>` does: what many unended sections and instructions look for is
  /// searched once.
  var sectionEnd = 0
  var instructionEnd = 0
  /// Everything before this is in `output`.
  private var copied: Int

  init(from root: Int, limits: XMLLimits) {
    self.limits = limits
    index = root
    copied = root
    edits = [XMLPlaces.Edit(parsed: 0, source: UInt32(root))]
  }

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    output.reserveCapacity(bytes.count + bytes.count / 16)
    let root = index
    while index < bytes.count, failure == nil {
      switch bytes[index] {
      case UInt8(ascii: "<"): markup(bytes)
      case UInt8(ascii: "&"): reference(bytes)
      case UInt8(ascii: "]") where bytes.has("]]>", at: index):
        replace(index + 2..<index + 3, with: "&gt;", in: bytes, "']]>' stands outside of a CDATA section")
      case let byte where byte < 0x20 || byte == 0xEF: character(bytes)
      default: index += 1
      }
      if open.isEmpty, index > root { return finish(bytes) }
    }
    finish(bytes)
  }

  /// Only the first element of a document counts; elements that are open at its end are closed.
  private mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>) {
    let end = min(index, bytes.count)
    copy(bytes, to: end)
    guard let last = open.last else {
      let rest = bytes[end...].firstIndex { !XMLCharacters.isSpace($0) }
      if let rest, failure == nil, !bytes.has("<!--", at: rest) {
        note("there is something after the end of the document", at: rest)
      }
      return
    }
    note("the document ends inside of <\(Self.text(bytes, last))>", at: end)
    close(downTo: 0, bytes)
  }

  /// Closes the innermost elements until `count` are open.
  mutating func close(downTo count: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    while open.count > count, let name = open.popLast() {
      Escape.append("</", to: &output)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[name]))
      output.append(UInt8(ascii: ">"))
    }
  }
}

// MARK: - Output

extension XMLRepair {
  /// Puts something else in place of a piece of the source, and goes on after it.
  mutating func replace(
    _ range: Range<Int>, with text: StaticString = "", in bytes: UnsafeBufferPointer<UInt8>,
    _ message: @autoclosure () -> String
  ) {
    note(message(), at: range.lowerBound)
    replace(range, in: bytes) { Escape.append(text, to: &$0.output) }
  }

  mutating func replace(
    _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ write: (inout XMLRepair) -> Void
  ) {
    copy(bytes, to: range.lowerBound)
    write(&self)
    copied = range.upperBound
    index = range.upperBound
    edits.append(XMLPlaces.Edit(parsed: UInt32(output.count), source: UInt32(copied)))
  }

  private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int) {
    guard copied < end else { return }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<end]))
    copied = end
  }

  mutating func note(_ message: @autoclosure () -> String, at offset: Int) {
    guard findings.count < limits.problems else { return }
    findings.append(XMLFinding(kind: .damaged, offset: offset, message: message()))
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: bytes[range].prefix(60), as: UTF8.self)
  }
}
