/// What is known of a template that pages are rendered with.
struct Analysis: Sendable {
  var problems: Set<TemplateProblem> = []
  var mentions: Set<Mention> = []
  /// Whether all of it was looked through; otherwise it may mention more.
  var isComplete = true
  /// Templates it is made of, itself among them.
  var documents: Set<Int> = []
  /// For each injection the last node that could hold it, or -1.
  var sites: [Int]
}

/// A name of a record type that a template uses.
struct Mention: Hashable, Sendable {
  var type: String
  var field: String
}
