extension MediaReference {
  /// Reads what stands after `fid:` in front matter: every form of the grammar, also URL-encoded, also pasted together
  /// with its `[cincopa …]`.
  public static func parse(fid text: String) throws(IdentifierError) -> MediaReference {
    if text.hasPrefix(RRID.prefix) { return try reference(text) }
    let words = words(of: text)
    guard words.count == 1 else { throw words.isEmpty ? .empty(.fid) : .malformed(text) }
    return try galleryOrAsset(words[0])
  }

  /// Reads a short code, with or without its `[cincopa …]`. Its first word counts, as in the platform's own plugins.
  public static func parse(shortCode text: String) throws(IdentifierError) -> MediaReference {
    guard let word = words(of: text).first else { throw .empty(.fid) }
    if word.contains("!liveid") { throw .liveStream(word) }
    if word.hasPrefix(RRID.prefix) { throw .referenceInShortCode(word) }
    return try galleryOrAsset(word)
  }

  /// URL-decodes, then cuts out `[cincopa`, brackets, `+` and white space, as the platform does.
  private static func words(of text: String) -> [String] {
    if text.utf8.allSatisfy(isPlain) { return text.isEmpty ? [] : [text] }
    let decoded = Percent.decoded(text)
    var rest = decoded[...]
    if let start = rest.unicodeScalars.firstIndex(where: { !isBlank($0) }) { rest = rest[start...] }
    if rest.hasPrefix("[") { rest = rest.dropFirst() }
    if rest.hasPrefix("cincopa"), let next = rest.dropFirst(7).unicodeScalars.first, isBlank(next) || next == "&" {
      rest = rest.dropFirst(7)
    }
    return unspaced(rest).split(whereSeparator: isBlank).map { String(String.UnicodeScalarView($0)) }
  }

  /// What ids and their joints are made of: nothing to decode or to cut out.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-_!@".utf8.contains(byte)
    }
  }

  /// `&nbsp;`, as editors write it into short codes, is white space too.
  private static func unspaced(_ text: Substring) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    let entity = Array("&nbsp;".unicodeScalars)
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      if scalar == ";", scalars.suffix(entity.count).elementsEqual(entity) {
        scalars.replaceSubrange((scalars.count - entity.count)..., with: [" "])
      }
    }
    return scalars
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "+" || scalar == "[" || scalar == "]"
  }

  private static func galleryOrAsset(_ word: String) throws(IdentifierError) -> MediaReference {
    let isAsset = word.utf8.contains(UInt8(ascii: "!"))
    let isBorrowed = word.utf8.contains(UInt8(ascii: "@"))
    if !isAsset && !isBorrowed { return .gallery(try FID(word), template: nil) }
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "!" || $0 == "@" }.map(String.init)
    guard parts.count == 2 else { throw .malformed(word) }
    let template = try TemplateID(parts[0])
    if isAsset, ["liveid:", "liveid-"].contains(where: parts[1].hasPrefix) {
      guard let id = LiveID(parts[1].dropFirst(7)) else { throw .malformed(word) }
      return .live(id, template: template)
    }
    return isAsset
      ? .asset(try RID(parts[1]), template: template) : .gallery(try FID(parts[1]), template: template)
  }

  /// `rrid:RRID!UID!TEMPLATE`, or the older `rrid:RRID:UID:TEMPLATE`. The last two parts are ids, so that the
  /// reference may hold the separator. Never URL-decoded.
  private static func reference(_ text: String) throws(IdentifierError) -> MediaReference {
    let body = text.dropFirst(RRID.prefix.count)
    for separator in ["!", ":"] as [Character] {
      let parts = body.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count > 2 else { continue }
      let rrid = parts.dropLast(2).joined(separator: String(separator))
      let ids = parts.suffix(2).map(String.init)
      return .reference(try RRID(rrid), uid: try UID(ids[0]), template: try TemplateID(ids[1]))
    }
    throw .malformed(text)
  }
}
