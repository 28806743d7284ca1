import Generator

/// How a source fared, as `--report` and `fetch --format json` write it.
struct SourceRecord: Encodable {
  var id: String
  var address: String
  var status: String
  var items: Int?
  /// Of the copy that is used; 0 when it has just been asked for.
  var ageSeconds: Double?
  var title: String?
  var reason: String?
  var changes: Changes?

  enum CodingKeys: String, CodingKey {
    case id, address, status, items, title, reason, changes
    case ageSeconds = "age_seconds"
  }

  /// Titles of items.
  struct Changes: Encodable {
    var added: [String]
    var removed: [String]
    var changed: [String]
  }

  init(_ source: SourceReport) {
    id = source.id
    address = source.address
    status = source.status.rawValue
    items = source.items
    ageSeconds = source.age
    title = source.title
    reason = source.reason
    guard let difference = source.difference, !difference.isEmpty else { return }
    changes = Changes(added: difference.added, removed: difference.removed, changed: difference.changed)
  }
}
