/// Finds the slot of a name in one step: names are spread over a table by a multiplier chosen so that no two of them
/// meet.
@usableFromInline
struct SlotTable: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline var hash: UInt64 = 0
    @usableFromInline var slot: Int = -1
  }

  @usableFromInline let entries: [Entry]
  @usableFromInline let multiplier: UInt64
  @usableFromInline let shift: UInt64

  /// Of a name declared twice, the first counts.
  init(_ names: [Name]) {
    var bits = 1
    while 1 << bits < names.count * 2 { bits += 1 }
    var multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
    while true {
      for _ in 0..<64 {
        if let entries = Self.spread(names, multiplier: multiplier, bits: bits) {
          self.entries = entries
          self.multiplier = multiplier
          shift = UInt64(64 - bits)
          return
        }
        multiplier = multiplier &* 0xd134_2543_de82_ef95 | 1
      }
      bits += 1
    }
  }

  /// Nothing when two names meet.
  private static func spread(_ names: [Name], multiplier: UInt64, bits: Int) -> [Entry]? {
    var entries = [Entry](repeating: Entry(), count: 1 << bits)
    for (slot, name) in names.enumerated() {
      let place = Int(truncatingIfNeeded: (name.hash &* multiplier) >> UInt64(64 - bits))
      if entries[place].slot < 0 {
        entries[place] = Entry(hash: name.hash, slot: slot)
      } else if entries[place].hash != name.hash {
        return nil
      }
    }
    return entries
  }

  /// The slot, or -1.
  @inlinable
  func slot(_ hash: UInt64) -> Int {
    let entry = entries[Int(truncatingIfNeeded: (hash &* multiplier) >> shift)]
    return entry.hash == hash ? entry.slot : -1
  }
}
