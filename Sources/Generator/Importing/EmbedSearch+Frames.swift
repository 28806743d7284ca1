import Cincopa
import Markup

/// Frames of the platform, in whatever element.
extension EmbedSearch {
  /// `iframe`, `embed` and `object` show pages of others.
  mutating func readFrame(_ tag: HTMLTag, _ number: Int) {
    guard tag.offset >= endOfFrame else { return }
    let range = tag.name == .iframe ? elements.range(ofTextAt: number) : elements.range(ofElementAt: number)
    guard let (address, attribute) = address(of: tag) else {
      if tag.name == .object, holdsOnlyPlatform(range) { reportUnknownPage(tag) }
      return
    }
    endOfFrame = range.upperBound
    if address.query["api_token"] != nil { return reportToken(tag, in: attribute.value) }
    guard address.watched != nil || address.file == "iframe.aspx" else { return reportUnknownPage(tag) }
    let identity = identity(at: tag.offset) { () throws(IdentifierError) in
      try (address.watched ?? address.query["fid"]).map { text throws(IdentifierError) in
        try MediaReference.parse(fid: text)
      }
    }
    guard let identity else { return }
    if joinsFallback(number, range, identity) { return }
    var settings = [NewEntry("mode", .text("iframe"))] + sides(of: tag)
    if !address.arguments.isEmpty { settings.append(NewEntry("args", .mapping(address.arguments))) }
    let form = address.watched == nil ? FoundEmbed.Form.iframe : .watchPage
    found.append(FoundEmbed(form: form, identity: identity, range: range, settings: settings))
  }

  /// Scripts that load frames late keep the address elsewhere.
  private func address(of tag: HTMLTag) -> (PlatformAddress, HTMLTag.Attribute)? {
    let names: [HTMLAttributeName] = tag.name == .object ? [.data] : [.src, .dataSrc, .dataLazySrc]
    for name in names {
      if let attribute = tag[name], let address = PlatformAddress(attribute.text(in: source)) {
        return (address, attribute)
      }
    }
    return nil
  }

  private mutating func reportUnknownPage(_ tag: HTMLTag) {
    report(tag.offset, "this frame shows a page of the platform that sitegen does not know")
  }

  /// An object whose parameters alone name the platform, as those for Flash did.
  private func holdsOnlyPlatform(_ range: Range<Int>) -> Bool {
    let text = String(decoding: source[range], as: UTF8.self).lowercased()
    return text.contains("cincopa.com/") && !text.contains("<embed") && !text.contains("<iframe")
  }

  /// The same frame once more for browsers without scripts, right behind one that is loaded late.
  private mutating func joinsFallback(_ number: Int, _ range: Range<Int>, _ identity: MediaReference) -> Bool {
    guard number > 0, elements.tags[number - 1].name == .noscript, let last = found.last, last.identity == identity,
      case let whole = elements.range(ofElementAt: number - 1), whole.contains(range.lowerBound),
      last.range.upperBound <= whole.lowerBound,
      source[last.range.upperBound..<whole.lowerBound].allSatisfy({ $0 <= 0x20 })
    else { return false }
    found[found.count - 1].range = last.range.lowerBound..<whole.upperBound
    return true
  }

  /// `640` and `640px`; what is not in pixels is told.
  private mutating func sides(of tag: HTMLTag) -> [NewEntry] {
    var settings: [NewEntry] = []
    for (name, usual) in [(HTMLAttributeName.width, "600"), (.height, "430")] {
      guard let text = tag[name]?.text(in: source).trimmed, !text.isEmpty else { continue }
      let number = text.lowercased().hasSuffix("px") ? String(text.dropLast(2)) : text
      guard let pixels = Int(number.trimmed), (1...10_000).contains(pixels) else {
        report(
          tag.offset, "the \(name.rawValue) '\(text.prefix(20))' of this frame is not in pixels, and was left out",
          help: "frames are as wide as the text allows; embed: { ratio: 16:9 } sets their shape")
        unread[unread.count - 1].isAside = true
        continue
      }
      if String(pixels) != usual { settings.append(NewEntry(name.rawValue, .text(String(pixels)))) }
    }
    return settings
  }
}
