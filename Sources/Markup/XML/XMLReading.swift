/// Reads a document in one pass when it is plain, else by libxml2, and once more when it must be repaired.
struct XMLReading {
  let limits: XMLLimits
  private let items: (any XMLItemReader)?
  /// Whether libxml2 reads only what is not plain.
  private let triesPlain: Bool
  private(set) var findings: [XMLFinding] = []
  private var firstError: XMLFinding?
  private var places: XMLPlaces

  init(_ source: TextEncoding, limits: XMLLimits, items: (any XMLItemReader)? = nil, triesPlain: Bool = true) {
    self.limits = limits
    self.triesPlain = triesPlain
    self.items = items
    places = XMLPlaces(source: source.bytes, origin: source.origin)
    findings = source.findings
  }

  mutating func read() throws(MarkupError) -> XMLStorage {
    let source = places.source
    let outcome = source.withUnsafeBufferPointer { readFromRoot($0) }
    switch outcome {
    case .tree(let storage) where storage.tree.nodes.count == 0: throw error(Self.empty)
    case .tree(let storage): return storage
    case .failure(let failure): throw error(failure)
    case .broken(let root): return try readRepaired(from: root)
    }
  }

  var problems: [XMLProblem] {
    findings.sorted { $0.offset < $1.offset }.prefix(limits.problems).map {
      XMLProblem(kind: $0.kind, message: $0.message, location: places.location(ofSource: $0.offset))
    }
  }

  private enum Outcome {
    case tree(XMLStorage)
    case failure(XMLFailure)
    /// The root element begins here, and there are errors.
    case broken(Int)
  }

  private static let empty = XMLFailure(id: "xml-empty", offset: 0, message: "there is no XML element here")

  private mutating func readFromRoot(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    var prolog = XMLProlog(bytes, from: places.origin)
    let root = prolog.findRoot()
    findings += prolog.findings
    guard let root else { return .failure(Self.empty) }
    if triesPlain, let tree = readPlain(bytes, from: root) { return .tree(tree) }
    return parse(bytes, from: root)
  }

  private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>, from root: Int) -> XMLStorage? {
    let taken = items.map { XMLItems($0, places) }
    if let plain = PlainXML.read(bytes, from: root, limits: limits, places: places, items: taken) {
      findings += plain.findings
      return plain.storage
    }
    items?.startAgain()
    return nil
  }

  /// The repair goes ahead of libxml2 by a piece, so that the repaired document is never there as a whole.
  private mutating func readRepaired(from root: Int) throws(MarkupError) -> XMLStorage {
    let source = places.source
    let edits = XMLEdits()
    places = XMLPlaces(source: source, origin: places.origin, edits: edits)
    items?.startAgain()
    let outcome = source.withUnsafeBufferPointer { bytes -> Outcome in
      var repair = XMLRepair(bytes, from: root, limits: limits, edits: edits)
      let outcome = withUnsafeMutablePointer(to: &repair) { repair in
        parse(
          XMLParserContext(origin: 0, count: bytes.count - root) { repair.pointee.read(into: $0) }, isRecovering: true)
      }
      findings += repair.findings.isEmpty ? firstError.map { [$0] } ?? [] : repair.findings
      return repair.failure.map { .failure($0) } ?? outcome
    }
    switch outcome {
    case .tree(let storage) where storage.tree.nodes.count > 0: return storage
    case .failure(let failure): throw error(failure)
    default: throw error(Self.empty)
    }
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>, from root: Int) -> Outcome {
    if let tag = XMLAttributeGuard.firstExcess(bytes, from: root, limit: limits.attributes) {
      let message = "an element has more than \(limits.attributes) attributes"
      return .failure(XMLFailure(id: "xml-too-many-attributes", offset: tag, message: message))
    }
    return parse(XMLParserContext(bytes, from: root), isRecovering: false)
  }

  private mutating func parse(_ context: consuming XMLParserContext?, isRecovering: Bool) -> Outcome {
    guard let context else { return .failure(Self.empty) }
    var builder = XMLTreeBuilder(
      context, limits: limits, isRecovering: isRecovering, items: items.map { XMLItems($0, places) })
    context.parse(&builder)
    if let failure = builder.failure {
      return .failure(
        XMLFailure(id: failure.id, offset: places.sourceOffset(failure.offset), message: failure.message))
    }
    if builder.isBroken {
      firstError = builder.firstError
      return .broken(context.origin)
    }
    findings += builder.findings.map {
      XMLFinding(kind: $0.kind, offset: places.sourceOffset($0.offset), message: $0.message)
    }
    return .tree(XMLStorage(tree: builder.finish(), places: places))
  }

  private func error(_ failure: XMLFailure) -> MarkupError {
    MarkupError(id: failure.id, message: failure.message, location: places.location(ofSource: failure.offset))
  }
}
