import Generator
import Markup
import Syndication

/// A feed for people: what it is, its items, what is wrong with it.
struct FeedText {
  let feed: Feed
  let source: String
  let style: Style

  func print() {
    var lines = [style.bold(feed.title?.printable ?? source.printable)]
    let version = feed.source.version.isEmpty ? "" : " \(feed.source.version)"
    let count = feed.entries.count.of("item")
    lines.append("  \(feed.source.format.rawValue)\(version), \(feed.source.encoding), \(count)")
    for (number, entry) in feed.entries.enumerated() { lines += item(entry, number + 1) }
    for warning in feed.source.warnings {
      let place = "\(source.printable):\(warning.location.line):\(warning.location.column)"
      lines.append("\(style.yellow("warning"))[\(warning.id)] \(place): \(warning.message.printable)")
    }
    Terminal.write(lines.joined(separator: "\n") + "\n", to: .output)
  }

  private func item(_ entry: Entry, _ number: Int) -> [String] {
    var facts = [entry.media.kind.rawValue]
    if let date = entry.published ?? entry.modified { facts.append(date.rfc3339) }
    if let duration = entry.media.duration.flatMap(PlayTime.init) { facts.append(duration.clock) }
    if let width = entry.media.width, let height = entry.media.height { facts.append("\(width)×\(height)") }
    let address = (entry.attachments.first?.url ?? entry.url)?.string ?? "no address"
    return [
      "\(String(number).padded(4)). \(entry.title.printable)",
      "      \(style.faint(facts.joined(separator: " · ")))  \(address.printable)",
    ]
  }
}

extension String {
  /// With blanks before it up to a width.
  func padded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// With blanks after it up to a width.
  func filled(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
