import Syndication

/// What changed in a feed since its last good copy. Items are told apart by their ids and named by their titles.
public struct FeedDifference: Sendable, Hashable {
  /// Titles, in the order of the new feed.
  public var added: [String] = []
  /// Titles, in the order of the old feed.
  public var removed: [String] = []
  /// Titles of items that say something else now, in the order of the new feed. A new signature on an address is none.
  public var changed: [String] = []

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  init(from old: Feed, to new: Feed) {
    let before = Dictionary(old.entries.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.entries.map(\.id))
    removed = old.entries.filter { !after.contains($0.id) }.map(\.name)
    for entry in new.entries {
      guard let known = before[entry.id] else {
        added.append(entry.name)
        continue
      }
      if known != entry, known.unsigned != entry.unsigned { changed.append(entry.name) }
    }
  }
}

extension FeedDifference: CustomStringConvertible {
  /// `+3 −1 ~2`: added, removed, changed, each where there are any; empty when nothing changed.
  public var description: String {
    let parts = [("+", added), ("−", removed), ("~", changed)]
    return parts.filter { !$0.1.isEmpty }.map { "\($0.0)\($0.1.count)" }.joined(separator: " ")
  }
}

extension Entry {
  fileprivate var name: String { title.isEmpty ? id : title }

  fileprivate var unsigned: Entry { mappingAddresses(\.unsigned) }
}
