/// What a name of HTML stands for: one character, or two that combine.
struct NamedCharacter: Hashable {
  let first: UInt32
  let second: UInt32?

  func write(to output: inout [UInt8]) {
    output.append(scalar: first)
    if let second { output.append(scalar: second) }
  }
}

/// The 2,125 named characters of HTML (WHATWG HTML, section 13.5).
enum NamedCharacters {
  /// Bytes of the longest name.
  static let longest = 31

  /// - Parameter name: without `&` and `;`; case counts.
  static func character(named name: UnsafeBufferPointer<UInt8>) -> NamedCharacter? {
    guard !name.isEmpty, name.count <= longest else { return nil }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if text[entries[middle].name].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && text[entries[low].name].elementsEqual(name) ? entries[low].character : nil
  }

  /// Whether a name counts without its semicolon, because browsers always read it so.
  static func isOld(_ name: some Collection<UInt8>) -> Bool {
    let text = UnsafeBufferPointer(start: old.utf8Start, count: old.utf8CodeUnitCount)
    return text.split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual(name) }
  }

  private static var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
  }

  /// Ascending by name, as in the table. Names are places in it.
  private static let entries: [(name: Range<Int>, character: NamedCharacter)] = {
    let words = text.split(separator: UInt8(ascii: " "))
    return stride(from: 0, to: words.count - 1, by: 2).map { index in
      let codes = words[index + 1].split(separator: UInt8(ascii: "+"))
        .map { UInt32(String(decoding: $0, as: UTF8.self), radix: 16) ?? 0xFFFD }
      let character = NamedCharacter(first: codes[0], second: codes.count > 1 ? codes[1] : nil)
      return (words[index].startIndex..<words[index].endIndex, character)
    }
  }()
}
