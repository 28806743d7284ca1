/// Finds what somebody probably meant: "did you mean".
enum Suggestion {
  /// The nearest of `names` within two edits (one for short words); nil when none is near.
  static func closest(to word: String, among names: some Sequence<String>) -> String? {
    let word = Array(word.lowercased().utf8.prefix(64))
    let limit = word.count < 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(word, Array(name.lowercased().utf8.prefix(64)))
      if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    return best?.name
  }

  /// `; did you mean 'talks'?`, or nothing.
  static func phrase(_ name: String?) -> String { name.map { "; did you mean '\($0)'?" } ?? "" }

  /// Edits between two words: insert, delete, replace, or swap two neighbours (Damerau's restricted distance).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var rows = [Array(0...right.count)]
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
