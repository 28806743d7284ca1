/// HTML for libxml2, which knows HTML 4: what browsers read otherwise is written so that both agree. Named characters become
/// numbers, of which HTML 5 has ten times as many; a `/` between attributes becomes a blank (WHATWG HTML, sections
/// 13.2.5.73 and 13.2.5.40).
struct HTMLSource {
  private let source: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var output: [UInt8]

  /// The source behind what there is already.
  static func appending(_ source: UnsafeBufferPointer<UInt8>, to start: [UInt8]) -> [UInt8] {
    var writer = HTMLSource(source: source, output: start)
    writer.write()
    return writer.output
  }

  private mutating func write() {
    var start = 0
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "&"):
        copy(from: start)
        reference()
        start = index
      case UInt8(ascii: "<") where index + 1 < source.count && ASCIIByte.isLetter(source[index + 1]):
        copy(from: start)
        tag()
        start = index
      default: index += 1
      }
    }
    copy(from: start)
  }

  private mutating func copy(from start: Int) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
  }

  private mutating func copyByte() {
    output.append(source[index])
    index += 1
  }

  private mutating func reference() {
    let start = index + 1
    var end = start
    while end < source.count, ASCIIByte.isLetter(source[end]) || ASCIIByte.isDigit(source[end]) { end += 1 }
    let name = UnsafeBufferPointer(rebasing: source[start..<end])
    guard end < source.count, source[end] == UInt8(ascii: ";"),
      let character = NamedCharacters.character(named: name)
    else { return copyByte() }
    for scalar in [character.first, character.second] {
      if let scalar { output.append(contentsOf: "&#\(scalar);".utf8) }
    }
    index = end + 1
  }

  /// Up to its `>`, or to the end of the source.
  private mutating func tag() {
    var isValueDue = false
    while index < source.count, source[index] != UInt8(ascii: ">") {
      switch source[index] {
      case UInt8(ascii: "\"") where isValueDue, UInt8(ascii: "'") where isValueDue:
        quoted()
        isValueDue = false
      case UInt8(ascii: "="):
        isValueDue = true
        copyByte()
      case 0x20, 0x0A, 0x09: copyByte()
      case UInt8(ascii: "/") where !isValueDue && index + 1 < source.count && source[index + 1] != UInt8(ascii: ">"):
        output.append(0x20)
        index += 1
      case _ where isValueDue:
        unquoted()
        isValueDue = false
      default: copyByte()
      }
    }
  }

  private mutating func quoted() {
    let quote = source[index]
    copyByte()
    while index < source.count, source[index] != quote {
      if source[index] == UInt8(ascii: "&") { reference() } else { copyByte() }
    }
  }

  /// Slashes are part of it.
  private mutating func unquoted() {
    while index < source.count, source[index] != UInt8(ascii: ">"), source[index] > 0x20 {
      if source[index] == UInt8(ascii: "&") { reference() } else { copyByte() }
    }
  }
}
