import Generator

/// Sources of galleries with how each fared, a row each: what `sitegen fetch` prints.
struct SourceTable {
  let sources: [SourceReport]

  /// For people, and with the same columns for programs.
  var table: Table {
    Table(
      columns: ["source", "status", "age", "items", "changes", "reason"],
      rows: sources.map { source in
        [
          source.id, source.status.rawValue, source.ageInWords, source.items.map { String($0) } ?? "",
          source.difference?.description ?? "", source.reason ?? "",
        ]
      }, hasHeader: true)
  }
}

extension SourceReport {
  /// Of the copy that is used; empty when it has just been asked for.
  var ageInWords: String { age.map { $0 >= 1 ? Age.words($0) : "" } ?? "" }
}
