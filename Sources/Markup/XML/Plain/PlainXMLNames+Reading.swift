extension PlainXMLNames {
  /// The name that begins here; nil for one with other than ASCII letters, and for one that is none.
  mutating func read(at start: Int) -> Int? {
    var hash = Self.seed
    var end = readPart(at: start, &hash)
    var colon: Int?
    if end > start, end < bytes.count, bytes[end] == UInt8(ascii: ":") {
      colon = end
      hash = (hash ^ UInt(bytes[end])) &* Self.prime
      end = readPart(at: end + 1, &hash)
      guard end > start, bytes[end - 1] != UInt8(ascii: ":"), end == bytes.count || bytes[end] != UInt8(ascii: ":")
      else { return nil }
    }
    guard end > start, end - start < 256 else { return nil }
    return number(of: start..<end, hash, colon)
  }

  /// The end of what has no colon; the start itself where nothing begins.
  private func readPart(at start: Int, _ hash: inout UInt) -> Int {
    guard start < bytes.count, kinds.startsName(bytes[start]) else { return start }
    var end = start
    while end < bytes.count, kinds.isName(bytes[end]) {
      hash = (hash ^ UInt(bytes[end])) &* Self.prime
      end += 1
    }
    return end
  }

  private mutating func number(of range: Range<Int>, _ hash: UInt, _ colon: Int?) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    for _ in 0..<Self.mostProbes {
      let entry = slots[slot]
      if entry == 0 { return insert(range, hash, colon) }
      let number = Int(entry & 0xFFFF_FFFF) - 1
      if entry >> 32 == UInt64(hash) >> 32, written[number].count == range.count,
        bytes.isSame(written[number].range, at: range.lowerBound)
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func insert(_ range: Range<Int>, _ hash: UInt, _ colon: Int?) -> Int? {
    guard written.count < 2 * limit else { return nil }
    let isDeclaration = namespaces.isXMLNS(range.lowerBound..<(colon ?? range.upperBound))
    var name = Written(
      start: range.lowerBound, count: range.count, hash: hash, local: written.count, isDeclaration: isDeclaration)
    if let colon {
      guard let prefix = read(at: range.lowerBound, upTo: colon),
        let local = read(at: colon + 1, upTo: range.upperBound)
      else { return nil }
      (name.prefix, name.local) = (prefix, local)
    } else if namespaces.isXML(range) {
      name.namespace = PlainXMLNamespaces.xml
    }
    if (written.count + 1) * 2 > slots.count { slots = grown() }
    Self.fill(&slots, hash, written.count)
    written.append(name)
    return written.count - 1
  }

  /// A part of a name.
  private mutating func read(at start: Int, upTo end: Int) -> Int? {
    var hash = Self.seed
    for place in start..<end { hash = (hash ^ UInt(bytes[place])) &* Self.prime }
    return number(of: start..<end, hash, nil)
  }

  private func grown() -> [UInt64] {
    var slots = [UInt64](repeating: 0, count: slots.count * 2)
    for number in 0..<written.count { Self.fill(&slots, written[number].hash, number) }
    return slots
  }

  private static func fill(_ slots: inout [UInt64], _ hash: UInt, _ number: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt64(hash) & ~0xFFFF_FFFF | UInt64(number + 1)
  }

  /// FNV-1a. Names that were made to collide are left to libxml2, whose table is seeded.
  private static let seed: UInt = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt = 0x100_0000_01B3
  private static let mostProbes = 32
}
