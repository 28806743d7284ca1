/// What a document may not exceed. Each limit is far above real feeds and stops an attack on time or memory.
public struct XMLLimits: Sendable, Hashable {
  /// Bytes of the document: memory is a small multiple of it.
  public var size = 64_000_000
  /// Elements open at once. Feeds use about ten; consumers walk the tree by recursion.
  public var depth = 200
  /// Attributes of one element: libxml2 compares each with each, and 50,000 take it seconds.
  public var attributes = 2_000
  /// Elements and pieces of text; more come only from markup without content.
  public var nodes = 4_000_000
  /// Problems that are told one by one; a broken generator repeats itself.
  public var problems = 50

  public init() {}
}
