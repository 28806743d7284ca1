import Clibxml2

/// Numbers names. libxml2 keeps each string of a document once, so that equal names have equal pointers and no text is
/// compared.
struct XMLNameTable {
  struct Key: Equatable {
    let local: UnsafePointer<xmlChar>
    let prefix: UnsafePointer<xmlChar>?
    let uri: UnsafePointer<xmlChar>?

    /// Multiplying by an odd number near 2^64 / φ spreads pointers, which differ in their middle bits.
    var hash: Int {
      let bits = Int(bitPattern: local) ^ Int(bitPattern: prefix) &* 31 ^ Int(bitPattern: uri) &* 961
      return (bits &* 0x1E37_79B9_7F4A_7C15) >> 20
    }
  }

  private var keys: [Key] = []
  /// Number of a name plus one, or 0; its size is a power of two, at least twice the number of names.
  private var slots = [UInt32](repeating: 0, count: 128)

  /// - Parameter names: of the document so far; takes those that are new.
  mutating func number(of key: Key, in names: inout [XMLName]) -> UInt32 {
    var slot = key.hash & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if keys[Int(number)] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(key, at: slot, &names)
  }

  private mutating func insert(_ key: Key, at slot: Int, _ names: inout [XMLName]) -> UInt32 {
    keys.append(key)
    names.append(
      XMLName(
        local: String(cString: key.local), namespace: key.uri.map { String(cString: $0) } ?? "",
        prefix: key.prefix.map { String(cString: $0) } ?? ""))
    slots[slot] = UInt32(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return UInt32(keys.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = key.hash & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
