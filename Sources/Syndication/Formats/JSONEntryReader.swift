import Markup

/// Reads the entries of a feed while its JSON is read.
final class JSONEntryReader: JSONItemReader {
  /// How items are read.
  struct Shape {
    var dialect: any JSONDialect.Type
    /// See `FeedContext.isComplete`.
    var isComplete: Bool

    func isSame(as other: Shape?) -> Bool {
      other.map { dialect == $0.dialect && isComplete == $0.isComplete } ?? false
    }
  }

  /// Of the entries alone.
  private(set) var context: FeedContext
  private(set) var flow: EntryFlow
  private var lists = 0
  private let fresh: FeedContext
  /// Asked in this order.
  private let dialects: [any JSONDialect.Type]
  /// As the first item and what stands before it tell it, unless all of the document is known.
  private var shape: Shape?
  private var isDecided = false
  private var known: Shape?
  /// An item with one member of each name that any item has.
  private var sample: [JSONMember] = []
  private var names: Set<String> = []

  init(_ context: FeedContext, _ dialects: [any JSONDialect.Type], _ receiver: any EntryReceiver) {
    fresh = context.unused
    self.context = fresh
    self.dialects = dialects + [JSONFeedReader.self]
    flow = EntryFlow(receiver)
  }

  func beginList() { lists += 1 }

  func read(_ item: JSONValue, in root: [JSONMember]) -> Bool {
    guard lists == 1, let members = item.members else { return false }
    for member in members where names.insert(member.name).inserted { sample.append(member) }
    if !isDecided {
      isDecided = true
      shape = known ?? shape(of: root)
      context.isComplete = shape?.isComplete ?? false
    }
    guard let shape else { return false }
    if flow.isFull(at: item.location) { return true }
    var entry = shape.dialect.entry(item, context: &context)
    flow.add(&entry, at: item.location, &context)
    return true
  }

  /// Nil for what is no feed.
  private func shape(of root: [JSONMember]) -> Shape? {
    let items = JSONValue(.array([JSONValue(.object(sample))]))
    let json = JSONValue(.object(root.filter { $0.name != "items" } + [JSONMember("items", items)]))
    return dialects.first { $0.recognises(json) }.map { Shape(dialect: $0, isComplete: json["_source"] != nil) }
  }

  /// How the items would have had to be read, when all of the document says something else than its beginning.
  func mistake(in root: JSONValue) -> Shape? {
    guard flow.count > 0, let right = shape(of: root.members ?? []), !right.isSame(as: shape) else { return nil }
    return right
  }

  /// Whether there is more than one list: then it is the last that counts.
  var isAmbiguous: Bool { lists > 1 }

  /// Of the entries that were taken; nil when none was.
  var dialect: (any JSONDialect.Type)? { flow.count > 0 ? shape?.dialect : nil }

  /// Entries that were read with the rest of the feed, and what is to be said of all of them.
  func add(_ entries: [Entry], _ context: inout FeedContext) {
    for warning in self.context.warnings { context.add(warning) }
    let taken = flow.count
    for var entry in entries {
      let location = context.place(ofEntry: flow.count - taken + 1)
      flow.add(&entry, at: location, &context)
    }
    flow.finish(&context)
  }

  func startAgain(knowing shape: Shape?) {
    context = fresh
    flow.startAgain()
    lists = 0
    known = shape
    self.shape = nil
    isDecided = false
  }
}
