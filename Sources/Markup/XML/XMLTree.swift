/// A document in flat arrays, in document order: an element's descendants follow it up to `end`, its text is one piece
/// of `text`, and names are numbers. So a tree of 100,000 nodes is a handful of allocations, and text is copied once.
/// Text that an element holds alone has no node.
struct XMLTree: Sendable {
  struct Node: Sendable {
    /// Index into `names`, or `Node.text`.
    var name: UInt32
    /// Index of the element around it; the root's is its own.
    var parent: UInt32
    /// Index of the first node that is not below this one.
    var end: UInt32
    var textStart: UInt32
    var textEnd: UInt32
    /// Index of the first attribute; the last is before the next node's first.
    var attributes: UInt32
    /// Byte of the parsed document in or just after the start tag.
    var offset: UInt32

    static let text = UInt32.max

    mutating func close(before node: Int, text: Int) {
      end = UInt32(node)
      textEnd = UInt32(text)
    }

    var isText: Bool { name == Self.text }
  }

  struct Attribute: Sendable {
    var name: UInt32
    var start: UInt32
    var end: UInt32
    /// Whether its value stands in the document as it is meant, and not in `values`.
    var isInSource = false
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  var names: [XMLName] = []
  /// All texts, UTF-8.
  var text: [UInt8] = []
  /// The values of attributes that had to be decoded, UTF-8.
  var values: [UInt8] = []
  /// Whether `xml:base` or `xml:lang` occur at all; most documents have neither.
  var hasBase = false
  var hasLanguage = false
}

/// What all elements of a document share.
final class XMLStorage {
  let places: XMLPlaces
  /// While a document is read, its items have one storage, one after the other: so the tree is exchanged.
  private let place = UnsafeMutablePointer<XMLTree>.allocate(capacity: 1)

  init(tree: XMLTree, places: XMLPlaces) {
    self.places = places
    place.initialize(to: tree)
  }

  deinit {
    place.deinitialize(count: 1)
    place.deallocate()
  }

  var tree: XMLTree {
    @inline(__always) unsafeAddress { UnsafePointer(place) }
  }

  func exchange(_ other: inout XMLTree) { swap(&place.pointee, &other) }

  /// UTF-8, not copied.
  func value(_ attribute: XMLTree.Attribute) -> ArraySlice<UInt8> {
    let range = Int(attribute.start)..<Int(attribute.end)
    return attribute.isInSource ? places.source[range] : tree.values[range]
  }

  /// As the other, for as long as `ask` runs.
  @inline(__always)
  func withValue<Answer>(_ attribute: XMLTree.Attribute, _ ask: (Span<UInt8>) -> Answer) -> Answer {
    let range = Int(attribute.start)..<Int(attribute.end)
    return attribute.isInSource ? places.source.withSpan(of: range, ask) : tree.values.withSpan(of: range, ask)
  }
}

extension [UInt8] {
  /// Some of its bytes where they lie, for as long as `ask` runs.
  @inline(__always)
  func withSpan<Answer>(of range: Range<Int>, _ ask: (Span<UInt8>) -> Answer) -> Answer {
    withUnsafeBufferPointer { ask(Span(_unsafeElements: $0).extracting(range)) }
  }
}
