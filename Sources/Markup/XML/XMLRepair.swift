/// Makes XML out of what is meant as XML, for the documents at which libxml2 would give up or lose text: bare `&` and `<`,
/// control characters, broken tags and attributes, elements that are not closed or not opened. What is in order is
/// copied as it is. Of the result there is never more than a piece.
struct XMLRepair {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: XMLLimits
  private(set) var findings: [XMLFinding] = []
  /// Set when a limit is exceeded: nothing comes after it.
  private(set) var failure: XMLFailure?
  /// The piece that is handed over now.
  var output: [UInt8] = []
  /// The byte that is looked at.
  var index: Int
  /// Names of the elements that are open.
  var open: [Range<Int>] = []
  /// Where the next `]]>` stands, and up to where no `?>` does: what many unended sections and instructions look for is
  /// searched once.
  var sectionEnd = 0
  var instructionEnd = 0
  /// How many elements are open with the one that has no end: it is closed before the next tag.
  var unended: Int?
  /// Bytes that may still be looked through for ends.
  var sight: Int
  private let edits: XMLEdits
  private let root: Int
  private var isAtEnd = false
  /// Everything before this has been in `output`.
  private var copied: Int
  /// Bytes of `output` that were handed over, and of all pieces before it.
  private var taken = 0
  private var before = 0

  /// - Parameters:
  ///   - root: where the first element begins.
  ///   - edits: learns where the result differs.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from root: Int, limits: XMLLimits, edits: XMLEdits) {
    (self.bytes, self.root, self.limits, self.edits) = (bytes, root, limits, edits)
    index = root
    copied = root
    sight = 4 * (bytes.count - root)
    edits.append(parsed: 0, source: root)
  }

  /// Hands over what comes next.
  /// - Returns: how many bytes; 0 at the end.
  mutating func read(into room: UnsafeMutableRawBufferPointer) -> Int {
    if taken == output.count { fill() }
    let count = min(room.count, output.count - taken)
    output.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count])) }
    taken += count
    return count
  }

  private static let pieceSize = 1 << 16

  private mutating func fill() {
    before += output.count
    output.removeAll(keepingCapacity: true)
    taken = 0
    while !isAtEnd, failure == nil, output.count + index - copied < Self.pieceSize { step() }
    copy(to: min(index, bytes.count))
  }

  private mutating func step() {
    guard index < bytes.count, !open.isEmpty || index == root else { return finish() }
    switch bytes[index] {
    case UInt8(ascii: "<"): markup()
    case UInt8(ascii: "&"): reference()
    case UInt8(ascii: "]") where bytes.has("]]>", at: index):
      replace(index + 2..<index + 3, with: "&gt;", "']]>' stands outside of a CDATA section")
    case let byte where byte < 0x20 || byte == 0xEF: character()
    default: index += 1
    }
  }

  /// Only the first element of a document counts; elements that are open at its end are closed.
  private mutating func finish() {
    isAtEnd = true
    let end = min(index, bytes.count)
    copy(to: end)
    guard let last = open.last else {
      if let rest = contentAfterEnd(from: end) { note("there is something after the end of the document", at: rest) }
      return
    }
    note(at: end) { "the document ends inside of <\($0.text(last))>" }
    close(downTo: 0)
  }

  /// Where something stands that is neither white space nor a comment nor an instruction (XML 1.0, section 2.1).
  private func contentAfterEnd(from end: Int) -> Int? {
    var place = end
    while place < bytes.count {
      if XMLCharacters.isSpace(bytes[place]) {
        place += 1
      } else if bytes.has("<!--", at: place), let end = bytes.next("-->", from: place + 4) {
        place = end + 3
      } else if bytes.has("<?", at: place), let end = bytes.next("?>", from: place + 2) {
        place = end + 2
      } else {
        return place
      }
    }
    return nil
  }

  /// Closes the innermost elements until `count` are open.
  mutating func close(downTo count: Int) {
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
  mutating func replace(_ range: Range<Int>, with text: StaticString = "", _ message: String) {
    note(message, at: range.lowerBound)
    replace(range) { Escape.append(text, to: &$0.output) }
  }

  mutating func replace(_ range: Range<Int>, _ write: (inout XMLRepair) -> Void) {
    copy(to: range.lowerBound)
    write(&self)
    copied = range.upperBound
    index = range.upperBound
    edits.append(parsed: before + output.count, source: copied)
  }

  private mutating func copy(to end: Int) {
    guard copied < end else { return }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<end]))
    copied = end
  }

  mutating func note(_ message: String, at offset: Int) { note(at: offset) { _ in message } }

  /// - Parameter message: is asked for only while problems are kept.
  mutating func note(at offset: Int, _ message: (XMLRepair) -> String) {
    guard findings.count < limits.problems else { return }
    findings.append(XMLFinding(kind: .damaged, offset: offset, message: message(self)))
  }

  mutating func fail(_ id: String, _ message: String, at offset: Int) {
    failure = XMLFailure(id: id, offset: offset, message: message)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range].prefix(60), as: UTF8.self) }
}
