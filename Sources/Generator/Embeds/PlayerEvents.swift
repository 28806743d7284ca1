import Markup

/// What becomes of the events that players report (`events:` of `site.yml` and of a page).
struct PlayerEvents: Sendable, Hashable {
  private struct Rule: Sendable, Hashable {
    /// `video.play`, `video.*` or `*`.
    var event: String
    /// `dataLayer`, `gtag`, `event` (a `CustomEvent` on the figure), or the name of a function.
    var sinks: [String]

    /// Whether it says something of another rule's events too.
    func covers(_ other: String) -> Bool {
      event != other && (event == "*" || event.hasSuffix(".*") && other.hasPrefix(event.dropLast()))
    }
  }

  private var rules: [Rule] = []

  var isEmpty: Bool { rules.allSatisfy { $0.sinks.isEmpty } }

  /// For the attribute that our script reads them from: JSON.
  var json: String {
    let members: [String] = rules.filter(matters).map { rule in
      "\(Escape.javaScript(rule.event)): [\(rule.sinks.map { Escape.javaScript($0) }.joined(separator: ", "))]"
    }
    return "{\(members.joined(separator: ", "))}"
  }

  /// What goes nowhere is worth saying where a wider rule would send it somewhere.
  private func matters(_ rule: Rule) -> Bool {
    !rule.sinks.isEmpty || rules.contains { !$0.sinks.isEmpty && $0.covers(rule.event) }
  }

  /// A mapping of events, each with one or several places to go; or a list of events, which become `CustomEvent`s. What a
  /// page says is laid over what the site says; an empty list takes back.
  mutating func read(_ reader: inout MappingReader, key: String = "events") {
    guard let node = reader.take(key) else { return }
    guard case .mapping = node.content else {
      let events = reader.texts(key) ?? []
      if events.isEmpty { rules = [] }
      for (event, place) in events where Self.isEvent(event, at: place, &reader) { set(event, ["event"]) }
      return
    }
    var events = self
    reader.mapping(node, reader.path + key + ".") { reader in
      for entry in reader.entries {
        let sinks = (reader.texts(entry.key) ?? []).filter { Self.isSink($0, &reader) }.map(\.text)
        if Self.isEvent(entry.key, at: entry.keyPlace, &reader) { events.set(entry.key, sinks) }
      }
    }
    self = events
  }

  private mutating func set(_ event: String, _ sinks: [String]) {
    rules.removeAll { $0.event == event }
    rules.append(Rule(event: event, sinks: sinks))
  }
}

// MARK: - Grammar

extension PlayerEvents {
  /// The platform publishes no list of its events, so any name of their shape passes.
  private static func isEvent(_ text: String, at place: Place, _ reader: inout MappingReader) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isName = { (part: Substring) in
      !part.isEmpty && part.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
    }
    let isValid =
      text == "*"
      || (2...3).contains(parts.count) && parts.dropLast().allSatisfy(isName)
        && (parts.last == "*" || parts.last.map(isName) == true)
    if !isValid {
      reader.report(
        .badValue, place, "'\(text)' is no event of a player",
        help: "events are called video.play, cta.submit or skin.load; video.* means all of video, * all")
    }
    return isValid
  }

  /// `name` or `object.name`, as JavaScript writes them, in ASCII.
  private static func isSink(_ sink: (text: String, place: Place), _ reader: inout MappingReader) -> Bool {
    let parts = sink.text.split(separator: ".", omittingEmptySubsequences: false)
    let isValid =
      sink.text.utf8.count <= 100
      && parts.allSatisfy { part in
        guard let first = part.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return part.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "$") }
      }
    if !isValid {
      reader.report(
        .badValue, sink.place, "events cannot go to '\(sink.text)'",
        help: "dataLayer, gtag, event, or the name of a function such as site.track")
    }
    return isValid
  }

  /// ASCII letters, digits and `_`.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }
}
