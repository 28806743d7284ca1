/// How much a document may ask for. Each limit is far above what honest feeds need and stops an attack on time or memory.
public struct XMLLimits: Sendable, Hashable {
  /// Bytes of the document as it comes: three times the largest answer that is fetched by default. The tree takes a
  /// small multiple of it. Beyond: `xml-too-large`.
  public var bytes = 64 << 20
  /// Elements within elements: consumers walk the tree by recursion, libxml2 gives up at 256, and feeds with XHTML
  /// inside need about 20. Beyond: `xml-too-deep`.
  public var depth = 200
  /// Attributes of one element, declarations of namespaces included. libxml2 compares each with each, so that 50,000
  /// cost 3 s; with 128 a document of 20 MB made of nothing else takes less than a second.
  /// Beyond: `xml-too-many-attributes`.
  public var attributes = 128
  /// Declarations of namespaces in force at one place: libxml2 searches them one by one for each name.
  /// Beyond: `xml-too-many-namespaces`.
  public var namespaces = 256
  /// Different names of elements and attributes: libxml2 keeps them in a table that does not grow. Feeds mix about 100.
  /// Beyond: `xml-too-many-names`.
  public var names = 10_000
  /// Elements and texts together, 28 bytes of memory each. An item of a rich media feed has about 100; more come only
  /// from markup without content. Beyond: `xml-too-many-nodes`.
  public var nodes = 4_000_000
  /// Bytes of one text: libxml2 gives up at 10 MB for a value. What is beyond is cut off, with a problem.
  public var text = 8 << 20
  /// Problems that are kept: a broken generator repeats itself.
  public var problems = 50

  public init() {}

  /// What is said of a text that is longer.
  static func cut(_ limit: Int) -> String { "a text is longer than \(limit) bytes and was cut off" }
}
