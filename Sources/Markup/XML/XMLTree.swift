/// A document in flat arrays, in document order: an element's descendants follow it up to `end`, its text is one piece
/// of `text`, and names are numbers. So a tree of 100,000 nodes is a handful of allocations, and text is copied once.
/// Text that an element holds alone has no node.
struct XMLTree: ~Copyable {
  struct Node: BitwiseCopyable {
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

  struct Attribute: BitwiseCopyable {
    var name: UInt32
    var start: UInt32
    var end: UInt32
    /// Whether its value stands in the document as it is meant, and not in `values`.
    var isInSource = false
  }

  var nodes: GrowableBuffer<Node>
  var attributes: GrowableBuffer<Attribute>
  var names: [XMLName] = []
  /// All texts, UTF-8.
  var text: GrowableBuffer<UInt8>
  /// The values of attributes that had to be decoded, UTF-8.
  var values: [UInt8] = []
  /// Whether `xml:base` or `xml:lang` occur at all; most documents have neither.
  var hasBase = false
  var hasLanguage = false

  /// - Parameter size: bytes of the document.
  init(size: Int) {
    // Much for most documents; but what is not used is never touched, and growing means copying.
    nodes = GrowableBuffer(room: size / 20)
    attributes = GrowableBuffer(room: size / 40)
    text = GrowableBuffer(room: size)
  }

  func copy() -> XMLTree {
    var copy = XMLTree(size: 0)
    copy.nodes = nodes.copy()
    copy.attributes = attributes.copy()
    copy.text = text.copy()
    (copy.names, copy.values) = (names, values)
    (copy.hasBase, copy.hasLanguage) = (hasBase, hasLanguage)
    return copy
  }
}

/// What all elements of a document share.
final class XMLStorage {
  let places: XMLPlaces
  /// While a document is read, its items have one storage, one after the other: so the tree is exchanged.
  private let place = UnsafeMutablePointer<XMLTree>.allocate(capacity: 1)

  init(tree: consuming XMLTree, places: XMLPlaces) {
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
    ask(span.extracting(range))
  }
}
