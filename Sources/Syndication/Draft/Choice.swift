/// A value that several elements may give. The lowest rank wins, among equals the first, in whatever order they stand.
struct Choice<Value> {
  private(set) var value: Value?
  private var rank = Int.max

  mutating func offer(_ value: Value?, rank: Int = 0) {
    guard let value, rank < self.rank else { return }
    self.value = value
    self.rank = rank
  }

  /// Forgets a value that is not wanted.
  mutating func keep(where isWanted: (Value) -> Bool) {
    if let value, !isWanted(value) { self = Choice() }
  }

  /// The value, which leaves for good.
  mutating func take() -> Value? { value.take() }

  /// Whether an offer of that rank would be taken: asked before costly reading.
  func wants(rank: Int) -> Bool { rank < self.rank }
}

/// Values of which several may stand together: those of the lowest rank.
struct ListChoice<Value> {
  var values: [Value] = []
  private var rank = Int.max

  @inline(__always)
  mutating func offer(_ value: Value?, rank: Int = 0) {
    guard let value, rank <= self.rank else { return }
    if rank < self.rank, !values.isEmpty { values.removeAll(keepingCapacity: true) }
    values.append(value)
    self.rank = rank
  }

  mutating func keep(where isWanted: (Value) -> Bool) { values.removeAll { !isWanted($0) } }

  mutating func offer(_ values: [Value], rank: Int = 0) {
    for value in values { offer(value, rank: rank) }
  }
}
