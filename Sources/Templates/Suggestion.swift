/// Finds what somebody probably meant.
public enum Suggestion {
  /// The nearest of `names` within two edits (one for words of up to five letters); nil when none is near. Of several
  /// equally near, the first.
  public static func closest(to word: String, among names: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().utf8.prefix(64))
    let limit = letters.count < 6 ? 1 : 2
    var best: (name: String, edits: Int)?
    for name in names where name != word {
      let edits = edits(from: letters, to: Array(name.lowercased().utf8.prefix(64)))
      if edits <= limit, edits < (best?.edits ?? .max) { best = (name, edits) }
    }
    return best?.name
  }

  /// `; did you mean 'talks'?`, or nothing: to end a message with.
  public static func phrase(_ name: String?) -> String { name.map { "; did you mean '\($0)'?" } ?? "" }

  /// How many letters to add, drop, change or swap with a neighbour (Damerau's distance, each place edited once).
  private static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
    var rows = [Array(0...right.count)]
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var least = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { least = min(least, rows[i - 1][j - 1] + 1) }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
