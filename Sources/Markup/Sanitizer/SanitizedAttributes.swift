/// What an element's attributes become.
struct SanitizedAttributes {
  let policy: SanitizerPolicy
  let resolve: ((String) -> String?)?

  /// In the order of the source, followed by what every link and picture of foreign origin gets. Nil when what the element is
  /// for is missing: a link without an address, a picture without a source.
  func kept(_ attributes: [HTMLAttribute], of element: HTMLElement) -> [HTMLAttribute]? {
    var kept: [HTMLAttribute] = []
    for attribute in attributes {
      guard let value = value(attribute, of: element) else { continue }
      kept.append(HTMLAttribute(name: attribute.name, value: value))
    }
    if let needed = Self.needed(element), !kept.contains(where: { $0.isNamed(needed) }) { return nil }
    if element == .img, !kept.contains(where: { $0.isNamed("alt") }) {
      kept.append(HTMLAttribute(name: "alt", value: ""))
    }
    return kept + Self.added(element)
  }

  private static func needed(_ element: HTMLElement) -> StaticString? {
    switch element {
    case .a: "href"
    case .img, .source, .iframe: "src"
    default: nil
    }
  }

  private static func added(_ element: HTMLElement) -> [HTMLAttribute] {
    switch element {
    case .a: [HTMLAttribute(name: "rel", value: "nofollow noopener")]
    case .img: [HTMLAttribute(name: "loading", value: "lazy")]
    case .video, .audio: [HTMLAttribute(name: "controls", value: ""), HTMLAttribute(name: "preload", value: "none")]
    case .iframe:
      [
        HTMLAttribute(name: "allowfullscreen", value: ""), HTMLAttribute(name: "loading", value: "lazy"),
        HTMLAttribute(name: "sandbox", value: "allow-scripts allow-same-origin"),
        HTMLAttribute(name: "referrerpolicy", value: "strict-origin-when-cross-origin"),
      ]
    default: []
    }
  }

  private func value(_ attribute: HTMLAttribute, of element: HTMLElement) -> String? {
    let clean = Self.clean(attribute.value)
    if attribute.isNamed("href") { return address(clean, policy.schemes) }
    if attribute.isNamed("src") || attribute.isNamed("poster") {
      return element == .iframe ? frame(clean) : address(clean, policy.schemes.intersection(["http", "https"]))
    }
    if attribute.isNamed("width") || attribute.isNamed("height") { return Self.number(clean) }
    if attribute.isNamed("colspan") || attribute.isNamed("rowspan") { return Self.number(clean) }
    if attribute.isNamed("scope") { return ["row", "col", "rowgroup", "colgroup"].contains(clean) ? clean : nil }
    return clean
  }

  private static func clean(_ text: String) -> String {
    let bytes = text.utf8Span.span
    return CleanText.isClean(bytes) ? text : String(decoding: CleanText.cleaned(bytes), as: UTF8.self)
  }

  private static func number(_ text: String) -> String? {
    Int(text).flatMap { (1...9999).contains($0) ? String($0) : nil }
  }

  private func address(_ text: String, _ schemes: Set<String>) -> String? {
    guard let address = SafeAddress(text, schemes: schemes) else { return nil }
    guard address.isRelative || policy.resolvesAll, let resolve else { return address.text }
    return resolve(address.text).flatMap { SafeAddress($0, schemes: schemes)?.text }
  }

  /// An address without a scheme is read as one with https, whatever the feed came by.
  private func frame(_ text: String) -> String? {
    let text = text.hasPrefix("//") ? "https:" + text : text
    guard let address = SafeAddress(text, schemes: ["https"]), !address.isRelative else { return nil }
    // With a user's name or a port it is not one of the hosts.
    let authority = address.text.utf8.dropFirst(8).prefix { !"/?#".utf8.contains($0) }
    guard policy.iframeHosts.contains(Substring(authority).lowercased()) else { return nil }
    return policy.resolvesAll ? resolve?(address.text) : address.text
  }
}
