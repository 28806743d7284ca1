/// Takes the entries of a feed one by one, in their order, while the feed is read: so a large feed need not be in memory
/// twice.
public protocol EntryReceiver: AnyObject {
  /// Complete, but for what only all entries of a feed together could say. The receiver may take it apart: nobody looks at
  /// what is left.
  func take(_ entry: inout Entry)

  /// All that came is void: what stands at the end of the feed counts for its entries, or its markup is broken. They come
  /// once more.
  func startAgain()
}

/// Keeps them all.
final class EntryList: EntryReceiver {
  private(set) var entries: [Entry] = []

  func take(_ entry: inout Entry) {
    entries.append(entry)
    entry = Entry(id: "")
  }

  func startAgain() { entries = [] }
}
