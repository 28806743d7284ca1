import Markup

/// Reads the entries of a feed while the feed is read.
final class XMLEntryReader: XMLItemReader {
  private(set) var entries: XMLEntries

  init(_ context: FeedContext, _ receiver: any EntryReceiver) {
    entries = XMLEntries(context.unused, receiver)
  }

  func isItem(_ name: XMLName) -> Bool {
    switch name.local.utf8.count {
    case 4: ASCII.equalIgnoringCase(name.local, "item")
    case 5: ASCII.equalIgnoringCase(name.local, "entry") || ASCII.equalIgnoringCase(name.local, "track")
    default: false
    }
  }

  func read(_ item: XMLElement) -> Bool { entries.read(item) }

  /// A document of one entry.
  func read(root: XMLElement, base: WebURL?) { entries.read(root, base, AtomEntries()) }

  func startAgain() { entries.startAgain() }

  /// - Parameter inheritance: of the whole feed.
  func startAgain(knowing inheritance: Inheritance) { entries.startAgain(knowing: inheritance) }
}

/// The entries of a feed so far.
struct XMLEntries {
  /// Of the entries alone; what is wrong with the rest of the feed is said by who reads that.
  private(set) var context: FeedContext
  private(set) var flow: EntryFlow
  /// What entries inherit: as the feed before the first of them says it, unless all of the feed is known.
  private(set) var inheritance = SharedInheritance(Inheritance())
  private var known: Inheritance?
  private let fresh: FeedContext
  /// The one that is read. Who receives it need not keep it: then its memory serves the next.
  private var entry = Entry(id: "")
  private var format: (any XMLEntryFormat)?
  private var knowsFormat = false

  init(_ fresh: FeedContext, _ receiver: any EntryReceiver) {
    self.fresh = fresh
    context = fresh
    flow = EntryFlow(receiver)
  }

  mutating func read(_ item: XMLElement) -> Bool {
    if !knowsFormat { begin(item) }
    guard let format, let place = format.place(of: item, &context) else { return false }
    if place.isWanted { read(item, place.base, format) }
    return true
  }

  /// At the first item.
  private mutating func begin(_ item: XMLElement) {
    knowsFormat = true
    var root = item
    while let parent = root.parent { root = parent }
    guard let kind = XMLFeedKind(root) else { return }
    var scratch = fresh
    inheritance = SharedInheritance(known ?? kind.inheritance(root, &scratch))
    format = kind.entryFormat(root)
  }

  /// An item, and those that stand in it because it was not closed in time.
  mutating func read(_ item: XMLElement, _ base: WebURL?, _ format: any XMLEntryFormat) {
    if flow.isFull(at: item.location) { return }
    entry.clear()
    let inner = format.read(item, base, inheritance, into: &entry, &context)
    flow.add(&entry, at: item.location, &context)
    for nested in inner {
      context.warn(.damaged, at: nested.location, "an <\(ASCII.lowercased(nested.name))> stands in another one")
      read(nested, base, format)
    }
  }

  mutating func startAgain() {
    context = fresh
    flow.startAgain()
    knowsFormat = false
    format = nil
    inheritance = SharedInheritance(Inheritance())
  }

  mutating func startAgain(knowing inheritance: Inheritance) {
    startAgain()
    known = inheritance
  }
}

/// How the entries of one format are found and read.
protocol XMLEntryFormat: AnyObject {
  /// Nil where no entry belongs.
  func place(of item: XMLElement, _ context: inout FeedContext) -> EntryPlace?

  /// - Parameter entry: as yet empty.
  /// - Returns: the items that stand in this one.
  func read(
    _ item: XMLElement, _ base: WebURL?, _ inheritance: SharedInheritance, into entry: inout Entry,
    _ context: inout FeedContext
  ) -> [XMLElement]
}

struct EntryPlace {
  /// The base that holds around the entry.
  var base: WebURL?
  /// Whether it is read; otherwise what is wrong with it has been said.
  var isWanted = true
}
