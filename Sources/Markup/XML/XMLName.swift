/// The name of an element or attribute. Each occurs once in a document's `names`, whatever the number of elements.
public struct XMLName: Sendable, Hashable {
  /// Without prefix: `content` of `media:content`.
  public var local: String
  /// The namespace's URI as it is declared; empty for none, also for a prefix that is not declared.
  public var namespace: String
  /// As written; empty for none.
  public var prefix: String

  public init(local: String, namespace: String = "", prefix: String = "") {
    self.local = local
    self.namespace = namespace
    self.prefix = prefix
  }

  func isNamed(_ local: String, _ namespace: String) -> Bool {
    self.local == local && self.namespace == namespace
  }
}
