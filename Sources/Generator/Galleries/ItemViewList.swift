import Syndication

/// Keeps of each entry, as soon as it is read, what galleries show.
final class ItemViewList: EntryReceiver {
  private(set) var items: [ItemView] = []
  /// The newest date of an item.
  private(set) var updated: Timestamp?
  /// Under which root-relative addresses stand; nil where they are as they should be.
  private let root: BaseURL?

  init(_ baseURL: BaseURL = .local) { root = baseURL.path == "/" ? nil : baseURL }

  func take(_ entry: inout Entry) {
    if let date = entry.modified ?? entry.published { updated = max(updated ?? date, date) }
    if let root { entry = entry.rooted(at: root) }
    items.append(ItemView(taking: &entry))
  }

  func startAgain() {
    items = []
    updated = nil
  }
}
