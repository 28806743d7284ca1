import Markup

/// A YAML value with the place of each part. Scalars stay text: what they mean is decided by the key that takes them
/// (SPEC section 3), not by YAML 1.1's guesses (`No`, `16:9`, `0123`).
struct YAMLNode: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    /// `plain` is false for quoted and block scalars.
    case scalar(String, plain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  var content: Content
  var place: Place

  /// An absent value: nothing after the key, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// What it is, for messages.
  var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

struct YAMLEntry: Sendable, Hashable {
  var key: String
  var keyPlace: Place
  var value: YAMLNode
}
