import Syndication

/// The text of pulled pages.
enum PulledText {
  /// A new page.
  static func page(_ fid: String, _ fields: PulledFields, date: Timestamp, usesAPI: Bool) -> [UInt8] {
    var entries = [NewEntry("date", .plain(date.rfc3339))]
    for key in PulledFields.keys.reversed() {
      guard let value = fields[key], !value.isEmpty, key != "title" else { continue }
      entries.insert(NewEntry(key, NewValue(value, key)), at: 1)
    }
    if let title = fields["title"] { entries.insert(NewEntry("title", NewValue(title, "title")), at: 0) }
    let gallery = NewValue.text(fid)
    entries.append(
      NewEntry(
        "gallery", usesAPI ? .mapping([NewEntry("fid", gallery), NewEntry("source", .text("api"))]) : gallery))
    return Array(("---\n" + entries.map { $0.yaml + "\n" }.joined() + "---\n").utf8)
  }

  /// Brings the page's front matter up to date where that is ours to do.
  static func merge(
    base: PulledFields, own: PulledFields, new: PulledFields, into text: inout FrontMatterText
  ) throws(FrontMatterEditError) -> (PulledPage.Outcome, kept: [String]) {
    var changed: [String] = []
    var kept: [String] = []
    for key in PulledFields.keys {
      switch PulledChange(base: base[key], own: own[key], new: new[key]) {
      case .none: continue
      case .kept: kept.append(key)
      case .add(let value):
        try text.add(NewEntry(key, NewValue(value, key)))
        changed.append(key)
      case .write(let value):
        try text.replace(key, with: NewValue(value, key))
        changed.append(key)
      }
    }
    return (changed.isEmpty ? .same : .updated(changed), kept)
  }
}

extension NewValue {
  fileprivate init(_ value: PulledValue, _ key: String) {
    self =
      switch value {
      case .text(let text): key == "updated" && !text.isEmpty ? .plain(text) : .text(text)
      case .list(let texts): .list(texts)
      }
  }
}
