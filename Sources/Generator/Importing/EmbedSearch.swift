import Cincopa
import Markup

/// Finds the embeds of other systems in a page: short codes, pasted blocks, frames.
struct EmbedSearch {
  var found: [FoundEmbed] = []
  var unread: [UnreadEmbed] = []
  /// Scripts that nothing needs once all embeds are gone.
  private(set) var loaders: [Range<Int>] = []
  /// Tokens of the API in addresses, which are not repeated.
  var secrets: [Range<Int>] = []

  let source: [UInt8]
  private let isHTML: Bool
  private let masked: MaskedText
  let elements: PageElements
  /// Raw HTML within Markdown.
  private var html: [MarkdownOutline.Block] = []
  /// Where the last frame ends: in an object another one may stand for older browsers.
  var endOfFrame = 0

  /// - Parameter start: where the front matter ends.
  init(_ source: [UInt8], from start: Int, isHTML: Bool) {
    self.source = source
    self.isHTML = isHTML
    var masked = MaskedText(source)
    masked.blank(0..<start)
    if !isHTML { html = masked.blankCodeOfMarkdown(from: start) }
    self.masked = masked
    elements = PageElements(masked.bytes, of: source)
    for (number, tag) in elements.tags.enumerated() where !tag.isEnd {
      switch tag.name {
      case .iframe, .embed, .object: readFrame(tag, number)
      case .script: readScript(tag, elements.range(ofTextAt: number))
      default: break
      }
      if tag.name != .iframe, let address = tag[.href] ?? tag[.src] { checkToken(tag, address) }
    }
    reportOtherTokens(from: start)
    let areAllRead = unread.allSatisfy(\.isAside)
    readShortCodes()
    if areAllRead, found.isEmpty, let loader = loaders.first {
      report(loader.lowerBound, "the platform's loader stands here, and nothing that it could draw")
    }
    if !areAllRead { loaders = [] }
    for index in found.indices { settle(&found[index]) }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    unread.sort { $0.offset < $1.offset }
  }

  /// Text in raw HTML stays text, and a blank line ends it; within a list it ends the list as well.
  private func settle(_ embed: inout FoundEmbed) {
    let start = embed.range.lowerBound
    guard let block = html.first(where: { $0.range.contains(start) }) else { return }
    embed.isContained = block.isContained
    embed.isInline = false
  }

  mutating func report(_ offset: Int, _ message: String, help: String? = nil) {
    unread.append(UnreadEmbed(offset: offset, message: message, help: help))
  }

  /// The reference, or a report why there is none.
  mutating func identity(
    at offset: Int, _ read: () throws(IdentifierError) -> MediaReference?
  ) -> MediaReference? {
    do throws(IdentifierError) {
      if let identity = try read() { return identity }
      report(offset, "this embed says neither gallery nor asset")
    } catch {
      report(offset, error.message, help: error.help)
    }
    return nil
  }
}

// MARK: - Scripts

extension EmbedSearch {
  private mutating func readScript(_ tag: HTMLTag, _ range: Range<Int>) {
    if let src = tag[.src]?.text(in: source) {
      guard let address = PlatformAddress(src) else { return }
      if address.file == "libasync.js" { loaders.append(range) }
      if address.file == "meta_json.aspx", address.query["ver"] == "v2" { readSettings(range, address) }
      return
    }
    let text = String(decoding: masked.bytes[tag.contents], as: UTF8.self)
    guard EmbedScript.isOne(text) else { return }
    let script = EmbedScript(text)
    guard script.isWhole else {
      return report(
        tag.offset, "this script does more than show a gallery, and was left as it is",
        help: "move what is yours into a script of its own, or write [cincopa FID] by hand")
    }
    if script.entries.isEmpty { return loaders.append(range) }
    add(script.entries, from: range)
  }

  private mutating func add(_ entries: [EmbedScript.Entry], from script: Range<Int>) {
    var embeds: [FoundEmbed] = []
    for entry in entries {
      let identity = identity(at: script.lowerBound) { () throws(IdentifierError) in try entry.identity }
      guard let identity else { return }
      var embed = FoundEmbed(form: .block, identity: identity, range: script)
      if !entry.arguments.isEmpty { embed.settings = [NewEntry("args", .mapping(entry.arguments))] }
      let others = entry.otherKeys.map { "'\($0)'" }.joined(separator: ", ")
      if !others.isEmpty {
        unread.append(
          UnreadEmbed(
            offset: script.lowerBound, message: "what the embed code says of \(others) was left out", isAside: true))
      }
      if let place = entry.object.flatMap(elements.place) {
        embed.range = place.range
        embed.kept = words(in: place.inside, without: script)
      } else if entries.count > 1 {
        return report(script.lowerBound, "the place '\(entry.object ?? "")' of a player is not on the page")
      }
      embeds.append(embed)
    }
    if !embeds.contains(where: { $0.range == script }) {
      for index in embeds.indices { embeds[index].script = script }
    }
    found += embeds
  }

  /// The newer block (PLATFORM section 2.3).
  private mutating func readSettings(_ range: Range<Int>, _ address: PlatformAddress) {
    let identity = identity(at: range.lowerBound) { () throws(IdentifierError) in
      try address.query["fid"].map { text throws(IdentifierError) in try MediaReference.parse(fid: text) }
    }
    guard let identity else { return }
    var embed = FoundEmbed(form: .newerBlock, identity: identity, range: range)
    embed.settings = [NewEntry("style", .text("v2"))]
    if let place = address.query["id"].flatMap(elements.place) {
      embed.range = place.range
      embed.kept = words(in: place.inside, without: range)
      embed.script = range
    }
    found.append(embed)
  }
}

// MARK: - Words

extension EmbedSearch {
  /// What stands in a place besides the block's own script, which may be there as well.
  private func words(in place: Range<Int>, without script: Range<Int>) -> [UInt8] {
    var text = MaskedText(Array(source[place]))
    let script = script.clamped(to: place)
    text.blank(script.lowerBound - place.lowerBound..<script.upperBound - place.lowerBound)
    return Self.words(of: text.bytes)
  }

  /// What stands in a player's place besides dots and the platform's picture.
  private static func words(of inside: [UInt8]) -> [UInt8] {
    var text = MaskedText(inside)
    HTMLTagReader.read(inside) { tag in
      guard tag.name == .img, let src = tag[.src]?.text(in: inside), PlatformAddress(src) != nil else { return }
      text.blank(tag.offset..<tag.end)
    }
    let isFilling = text.bytes.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ".") || [0xE2, 0x80, 0xA6].contains($0) }
    return isFilling ? [] : Array(String(decoding: text.bytes, as: UTF8.self).trimmed.utf8)
  }
}

extension EmbedScript.Entry {
  fileprivate var identity: MediaReference? {
    get throws(IdentifierError) {
      if let fid = keys["_fid"] { return try MediaReference.parse(fid: fid) }
      guard let template = keys["_template"] else { return nil }
      if let rid = keys["_rid"] { return .asset(try RID(rid), template: try TemplateID(template)) }
      guard let rrid = keys["_rrid"], let uid = keys["_uid"] else { return nil }
      // Some blocks have blanks at its ends, which are not of the author's.
      let text = String(rrid.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      return .reference(try RRID(text), uid: try UID(uid), template: try TemplateID(template))
    }
  }
}

// MARK: - Short codes

extension EmbedSearch {
  private mutating func readShortCodes() {
    var text = masked
    for tag in elements.tags { text.blank(tag.offset..<max(tag.end, tag.contents.upperBound)) }
    for inside in elements.insidesOfCode(masked.bytes) { text.blank(inside) }
    let hasReference = !isHTML && text.bytes[...].firstRange(of: "[cincopa]:".utf8) != nil
    var index = 0
    while index < text.bytes.count {
      if let code = ForeignShortCode(text.bytes, at: index, isHTML: isHTML) {
        if !hasReference || code.kind != .empty { add(code) }
        index = code.range.upperBound
      } else {
        index += 1
      }
    }
  }

  private mutating func add(_ code: ForeignShortCode) {
    switch code.kind {
    case .pictures:
      return report(
        code.range.lowerBound, "this is WordPress's own gallery, whose pictures are not on the platform",
        help: "upload them, and name the gallery here")
    case .empty:
      return report(
        code.range.lowerBound, "this short code names no gallery", help: "write the gallery's id into it: [cincopa FID]"
      )
    case .platform(let argument):
      let identity = identity(at: code.range.lowerBound) { () throws(IdentifierError) in
        try MediaReference.parse(shortCode: argument)
      }
      guard let identity else { return }
      found.append(FoundEmbed(form: .shortCode, identity: identity, range: code.range, isInline: !isHTML))
    }
  }
}
