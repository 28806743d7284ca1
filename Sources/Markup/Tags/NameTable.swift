/// Finds names among a few known ones, in any case, without making strings.
struct NameTable<Name: Sendable>: Sendable {
  /// Names of up to 16 bytes as two numbers.
  private struct Key: Comparable, Sendable {
    var high: UInt64 = 0
    var low: UInt64 = 0

    static func < (left: Key, right: Key) -> Bool { (left.high, left.low) < (right.high, right.low) }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(ASCIIByte.lower(byte))
    }
  }

  private let entries: [(key: Key, name: Name)]

  init(_ names: [(text: String, name: Name)]) {
    entries = names.map { text, name in
      var key = Key()
      text.utf8.forEach { key.append($0) }
      return (key, name)
    }.sorted { $0.key < $1.key }
  }

  func name(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Name? {
    guard range.count <= 16 else { return nil }
    var key = Key()
    for index in range { key.append(bytes[index]) }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].key == key ? entries[low].name : nil
  }
}

extension NameTable where Name: CaseIterable & RawRepresentable<String> {
  init(of type: Name.Type) { self.init(type.allCases.map { ($0.rawValue, $0) }) }
}
