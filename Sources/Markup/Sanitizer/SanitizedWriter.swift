/// Writes what the policy allows of a stream of HTML events, balanced and nested as HTML 5 nests it.
final class SanitizedWriter: HTMLTokenReader {
  private let policy: SanitizerPolicy
  private let resolve: ((String) -> String?)?
  private var bytes: [UInt8] = []
  /// Elements written and not yet closed.
  private var open: [String] = []
  /// The element whose content is being dropped, and how many of its kind are open.
  private var dropping: (name: String, depth: Int)?

  init(_ policy: SanitizerPolicy, _ resolve: ((String) -> String?)?) {
    self.policy = policy
    self.resolve = resolve
  }

  func finish() -> HTML {
    while let name = open.popLast() { bytes += "</\(name)>".utf8 }
    return HTML(trusted: bytes)
  }

  func start(_ name: String, _ attributes: [(name: String, value: String)]) {
    if let current = dropping {
      if current.name == name { dropping?.depth += 1 }
      return
    }
    if policy.dropped.contains(name), !isAllowedFrame(name, attributes) {
      dropping = (name, 1)
      return
    }
    guard isPlaced(name), open.count < policy.depth else { return }
    guard let allowed = name == "iframe" ? ["src", "title", "width", "height"] : policy.elements[name] else { return }
    write(name, attributes.filter { allowed.contains($0.name) })
  }

  func end(_ name: String) {
    if let current = dropping {
      guard current.name == name else { return }
      dropping = current.depth > 1 ? (name, current.depth - 1) : nil
      return
    }
    guard let index = open.lastIndex(of: name) else { return }
    while open.count > index { if let last = open.popLast() { bytes += "</\(last)>".utf8 } }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard dropping == nil else { return }
    // Between the parts of a table text would be moved before it by a browser.
    if let parent = open.last, Self.tableParts.contains(parent) {
      guard text.contains(where: { !($0 == 0x20 || (0x09...0x0D).contains($0)) }) else { return }
      closeTable()
    }
    Escape.html(String(decoding: text, as: UTF8.self), into: &bytes)
  }
}

// MARK: - Nesting

extension SanitizedWriter {
  private static let tableParts: Set<String> = ["table", "thead", "tbody", "tfoot", "tr"]
  private static let blocks: Set<String> = [
    "p", "div", "blockquote", "pre", "ul", "ol", "dl", "table", "figure", "figcaption", "hr", "h1", "h2", "h3", "h4", "h5",
    "h6",
  ]

  private func closeTable() {
    guard let index = open.firstIndex(of: "table") else { return }
    while open.count > index { if let last = open.popLast() { bytes += "</\(last)>".utf8 } }
  }

  /// Closes what the element cannot stand in; false when it has no place here.
  private func isPlaced(_ name: String) -> Bool {
    switch name {
    case "caption", "thead", "tbody", "tfoot": return parent(["table"])
    case "tr": return parent(["table", "thead", "tbody", "tfoot"])
    case "td", "th": return parent(["tr"])
    case "li": return parent(["ul", "ol"])
    case "dt", "dd": return parent(["dl"])
    case "source": return parent(["video", "audio"])
    case "a": return !open.contains("a")
    case "figcaption": return open.contains("figure") && closeParagraph()
    default: break
    }
    if let parent = open.last, Self.tableParts.contains(parent) { closeTable() }
    if Self.blocks.contains(name) { return closeParagraph() }
    return true
  }

  /// Whether one of the parents is open; what is open inside of it is closed.
  private func parent(_ names: Set<String>) -> Bool {
    guard let index = open.lastIndex(where: names.contains) else { return false }
    // A list inside of a table's cell is not the table's.
    while open.count > index + 1 { if let last = open.popLast() { bytes += "</\(last)>".utf8 } }
    return true
  }

  /// A block ends the paragraph, heading or preformatted text before it, as in HTML 5.
  private func closeParagraph() -> Bool {
    let phrasing: Set<String> = ["p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]
    guard let index = open.lastIndex(where: phrasing.contains) else { return true }
    let barrier = open.lastIndex { ["td", "th", "li", "dd", "div", "blockquote", "figure"].contains($0) } ?? -1
    guard index > barrier else { return true }
    while open.count > index { if let last = open.popLast() { bytes += "</\(last)>".utf8 } }
    return true
  }
}

// MARK: - Tags

extension SanitizedWriter {
  private static let voids: Set<String> = ["br", "hr", "img", "source"]

  private func write(_ name: String, _ attributes: [(name: String, value: String)]) {
    var kept: [(name: String, value: String)] = []
    for attribute in attributes where !kept.contains(where: { $0.name == attribute.name }) {
      if let value = value(attribute, of: name) { kept.append((attribute.name, value)) }
    }
    if name == "img" || name == "source", !kept.contains(where: { $0.name == "src" }) { return }
    bytes += "<\(name)".utf8
    for (key, value) in kept + added(name, kept) {
      bytes += " \(key)=\"".utf8
      Escape.html(value, into: &bytes)
      bytes += "\"".utf8
    }
    bytes += ">".utf8
    if !Self.voids.contains(name) { open.append(name) }
  }

  /// What every link and picture of foreign origin gets.
  private func added(_ name: String, _ kept: [(name: String, value: String)]) -> [(name: String, value: String)] {
    switch name {
    case "a" where !kept.isEmpty: [("rel", "nofollow noopener")]
    case "img": (kept.contains { $0.name == "alt" } ? [] : [("alt", "")]) + [("loading", "lazy")]
    case "video", "audio": [("controls", ""), ("preload", "none")]
    case "iframe": [("loading", "lazy"), ("sandbox", "allow-scripts allow-same-origin"), ("referrerpolicy", "strict-origin-when-cross-origin")]
    default: []
    }
  }

  private func value(_ attribute: (name: String, value: String), of element: String) -> String? {
    switch attribute.name {
    case "href", "src", "poster": address(attribute.value, isLink: attribute.name == "href")
    case "width", "height", "colspan", "rowspan":
      Int(attribute.value).flatMap { (1...9999).contains($0) ? String($0) : nil }
    case "scope": ["row", "col", "rowgroup", "colgroup"].contains(attribute.value) ? attribute.value : nil
    default: attribute.value
    }
  }

  private func address(_ text: String, isLink: Bool) -> String? {
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
    guard !visible.isEmpty else { return nil }
    guard let scheme = Self.scheme(visible) else {
      guard let resolve else { return visible }
      return resolve(visible).flatMap { Self.scheme($0).map(policy.schemes.contains) != false ? $0 : nil }
    }
    guard policy.schemes.contains(scheme), isLink || scheme == "http" || scheme == "https" else { return nil }
    return visible
  }

  /// What stands before the first colon, when neither slash, question mark nor hash comes first.
  private static func scheme(_ address: String) -> String? {
    guard let end = address.utf8.firstIndex(where: { "/?#:".utf8.contains($0) }), address.utf8[end] == UInt8(ascii: ":") else {
      return nil
    }
    return address[..<end].lowercased()
  }

  private func isAllowedFrame(_ name: String, _ attributes: [(name: String, value: String)]) -> Bool {
    guard name == "iframe", let source = attributes.first(where: { $0.name == "src" })?.value else { return false }
    guard source.lowercased().hasPrefix("https://") else { return false }
    let host = source.dropFirst(8).prefix { !"/?#\\@:".contains($0) }
    return policy.iframeHosts.contains(host.lowercased())
  }
}
