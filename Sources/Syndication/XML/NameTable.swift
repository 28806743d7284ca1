/// Remembers what each name of a document means to a reader: it is looked up once, not once per element or attribute.
struct NameTable<Meaning> {
  /// By the number of the name in its document.
  private var known: [Meaning?] = []

  private static var step: Int { 32 }

  @inline(__always)
  mutating func meaning(of number: Int, _ find: () -> Meaning) -> Meaning {
    if number < known.count, let meaning = known[number] { return meaning }
    let meaning = find()
    note(meaning, of: number)
    return meaning
  }

  private mutating func note(_ meaning: Meaning, of number: Int) {
    if number >= known.count { known += Array(repeating: nil, count: number + Self.step - known.count) }
    known[number] = meaning
  }
}
