import Markup

/// The platform's players of a page: each is pushed onto a queue by a script and drawn into an element by the loader, which
/// must come once and last (SPEC section 5).
struct EmbedScan {
  private struct Push {
    var object: String
    var offset: Int
  }

  private var pushes: [Push] = []
  private var loaders: [Int] = []
  /// Whether our own script loads it when players are wanted, which is after all of the page.
  private var isAwaited = false

  mutating func read(_ tag: HTMLTag, _ source: [UInt8]) {
    if tag[.dataLoader]?.text(in: source).contains("libasync.js") == true { isAwaited = true }
    if let src = tag[.src] { return read(address: src.text(in: source), at: tag.offset) }
    let text = source[tag.contents]
    guard !text.isEmpty, isScript(tag, source) else { return }
    for place in Self.places(of: "libasync.js", in: text) { loaders.append(place) }
    for place in Self.places(of: "[\"_object\"]", in: text) + Self.places(of: "['_object']", in: text) {
      if let object = Self.string(in: text[(place + 11)...]) { pushes.append(Push(object: object, offset: place)) }
    }
  }

  /// The loader, or in the newer block the settings of one player (PLATFORM section 2.3).
  private mutating func read(address: String, at offset: Int) {
    if address.contains("libasync.js") { loaders.append(offset) }
    guard let question = address.firstIndex(of: "?"), address[..<question].hasSuffix("/meta_json.aspx") else { return }
    let values = address[question...].dropFirst().split(separator: "&")
    guard values.contains("ver=v2"), let id = values.first(where: { $0.hasPrefix("id=") }) else { return }
    let object = String(id.dropFirst(3))
    pushes.append(Push(object: PercentText.decoded(object) ?? object, offset: offset))
  }

  private func isScript(_ tag: HTMLTag, _ source: [UInt8]) -> Bool {
    guard let type = tag[.type]?.text(in: source).lowercased() else { return true }
    return type.isEmpty || type.contains("javascript") || type == "module"
  }

  private static func places(of word: StaticString, in text: ArraySlice<UInt8>) -> [Int] {
    let word = Array(word.description.utf8)
    var places: [Int] = []
    var start = text.startIndex
    while let found = ByteSearch.first(word[0], in: text, from: start) {
      if text[found...].starts(with: word) { places.append(found) }
      start = found + 1
    }
    return places
  }

  /// The text in quotation marks behind an equals sign; nil for anything else, and for what is escaped.
  private static func string(in text: ArraySlice<UInt8>) -> String? {
    let rest = text.drop { $0 == 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    let value = rest.dropFirst().drop { $0 == 0x20 }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let inner = value.dropFirst().prefix { $0 != quote }
    return inner.contains(UInt8(ascii: "\\")) ? nil : String(decoding: inner, as: UTF8.self)
  }

  /// - Parameter ids: of all elements of the page.
  func findings(ids: Set<String>) -> [Finding] {
    guard !pushes.isEmpty || loaders.count > 1 else { return [] }
    var seen: Set<String> = []
    var findings: [Finding] = []
    for push in pushes {
      if !ids.contains(push.object) {
        findings.append(
          Finding(
            .embedWithoutPlace, at: push.offset, "the player is to be drawn into '\(push.object)', which is not there",
            help: "the id of the <div> and _object must be the same"))
      }
      if !seen.insert(push.object).inserted {
        findings.append(
          Finding(
            .embedTwice, at: push.offset, "two players are to be drawn into '\(push.object)'",
            help: "number the ids of their <div>s and _object: cp_widget_1, cp_widget_2"))
      }
    }
    return findings + loaderFindings
  }

  private var loaderFindings: [Finding] {
    let last = pushes.map(\.offset).max()
    guard let loader = loaders.max() else {
      if isAwaited { return [] }
      return [
        Finding(
          .embedWithoutLoader, at: last, "nothing on this page loads the player's script, libasync.js",
          help: "a template must hold {{{scripts}}} or </body>")
      ]
    }
    var findings: [Finding] = []
    if let last, loader < last {
      findings.append(
        Finding(
          .loaderTooEarly, at: loader, "libasync.js is loaded before the last player is queued, which then never shows",
          help: "load it after all players: put {{{scripts}}} at the end of the template's body"))
    }
    if loaders.count > 1 {
      findings.append(
        Finding(
          .loaderTwice, .warning, at: loader, "libasync.js is loaded \(loaders.count) times on this page",
          help: "load it once, after the last player"))
    }
    return findings
  }
}
