/// The named characters of HTML: all 252 of HTML 4, and of HTML 5 those in use for ASCII, Latin, punctuation and arrows.
enum NamedCharacters {
  /// - Parameter name: without `&` and `;`; case counts.
  static func scalar(named name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard let key = key(name) else { return nil }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? scalars[low] : nil
  }

  /// Names are at most 8 bytes long, and so each is one number.
  private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard !name.isEmpty, name.count <= 8 else { return nil }
    return name.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let keys = entries.map(\.key)
  private static let scalars = entries.map(\.scalar)

  private static let entries: [(key: UInt64, scalar: UInt32)] = {
    let words = table.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split(separator: " ")
    var entries: [(key: UInt64, scalar: UInt32)] = []
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let name = words[index].utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      entries.append((name, UInt32(words[index + 1], radix: 16) ?? 0xFFFD))
    }
    return entries.sorted { $0.key < $1.key }
  }()
}
