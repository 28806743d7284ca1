import Markup

/// Reads the entries of a feed while libxml2 reads the feed.
final class XMLEntryReader: XMLItemReader {
  /// Of the entries alone; what is wrong with the rest of the feed is said by who reads that.
  private(set) var context: FeedContext
  private(set) var flow: EntryFlow
  /// What entries inherited: as the feed before the first of them says it, unless all of the feed is known.
  private(set) var inheritance = Inheritance()
  private var known: Inheritance?
  private let fresh: FeedContext
  private var format: (any XMLEntryFormat)?
  private var knowsFormat = false

  init(_ context: FeedContext, _ receiver: any EntryReceiver) {
    fresh = context.unused
    self.context = fresh
    flow = EntryFlow(receiver)
  }

  func isItem(_ name: XMLName) -> Bool {
    let name = name.local
    return ["item", "entry", "track"].contains { ASCII.equalIgnoringCase(name, $0) }
  }

  func read(_ item: XMLElement) -> Bool {
    if !knowsFormat { begin(item) }
    guard var format, let place = format.place(of: item, &context) else { return false }
    self.format = format
    if place.isWanted { read(item, place.base, format) }
    return true
  }

  /// At the first item.
  private func begin(_ item: XMLElement) {
    knowsFormat = true
    var root = item
    while let parent = root.parent { root = parent }
    guard let kind = XMLFeedKind(root) else { return }
    var scratch = fresh
    inheritance = known ?? kind.head(root, count: 0, &scratch).inheritance
    format = kind.entryFormat(root)
  }

  /// An item, and those that stand in it because it was not closed in time.
  func read(_ item: XMLElement, _ base: WebURL?, _ format: any XMLEntryFormat) {
    if flow.isFull(at: item.location) { return }
    var inner: [XMLElement] = []
    let entry = format.entry(item, base, inheritance, inner: &inner, &context)
    flow.add(entry, at: item.location, &context)
    for nested in inner {
      context.warn(.damaged, at: nested.location, "an <\(ASCII.lowercased(nested.name))> stands in another one")
      read(nested, base, format)
    }
  }

  func startAgain() {
    context = fresh
    flow.startAgain()
    knowsFormat = false
    format = nil
    inheritance = Inheritance()
  }

  /// - Parameter inheritance: of the whole feed.
  func startAgain(knowing inheritance: Inheritance) {
    startAgain()
    known = inheritance
  }
}

/// How the entries of one format are found and read.
protocol XMLEntryFormat {
  /// Nil where no entry belongs.
  mutating func place(of item: XMLElement, _ context: inout FeedContext) -> EntryPlace?

  /// - Parameter inner: takes the items that stand in this one.
  func entry(
    _ item: XMLElement, _ base: WebURL?, _ inheritance: Inheritance, inner: inout [XMLElement],
    _ context: inout FeedContext
  ) -> Entry
}

struct EntryPlace {
  /// The base that holds around the entry.
  var base: WebURL?
  /// Whether it is read; otherwise what is wrong with it has been said.
  var isWanted = true
}
