/// Values below `params`: any names, any depth.
public typealias ParamsTree = TemplateMap

/// Values under free keys, such as menus by name.
public struct TemplateMap: Sendable, ExpressibleByDictionaryLiteral {
  /// Sorted by hash, so that a key is found by halving.
  private let entries: [Entry]

  private struct Entry: Sendable {
    let name: Name
    let value: TemplateValue
  }

  /// Of a key given twice, the last one counts.
  public init(_ pairs: some Sequence<(String, TemplateValue)>) {
    let entries = pairs.enumerated().map { (order: $0, entry: Entry(name: Name($1.0), value: $1.1)) }
    let sorted = entries.sorted { ($0.entry.name.hash, $0.order) < ($1.entry.name.hash, $1.order) }
    var unique: [Entry] = []
    for (_, entry) in sorted {
      if let same = unique.lastIndex(where: { $0.name == entry.name }) {
        unique[same] = entry
      } else {
        unique.append(entry)
      }
    }
    self.entries = unique
  }

  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self.init(elements)
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// In no useful order.
  public var keys: [String] { entries.map(\.name.text) }

  public subscript(key: String) -> TemplateValue? { self[Name(key)] }

  subscript(name: Name) -> TemplateValue? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name.hash < name.hash { low = middle + 1 } else { high = middle }
    }
    while low < entries.count, entries[low].name.hash == name.hash {
      if entries[low].name == name { return entries[low].value }
      low += 1
    }
    return nil
  }
}
