import Cincopa
import Markup

/// Finds the embeds of other systems in a page: short codes, pasted blocks, frames.
struct EmbedSearch {
  private(set) var found: [FoundEmbed] = []
  private(set) var unread: [UnreadEmbed] = []
  /// Scripts that nothing needs once the embeds are gone.
  private(set) var removed: [Range<Int>] = []

  private let source: [UInt8]
  private let isHTML: Bool
  private var masked: MaskedText
  private var tags: [HTMLTag] = []
  private var loaders: [Range<Int>] = []

  /// - Parameter start: where the front matter ends.
  init(_ source: [UInt8], from start: Int, isHTML: Bool) {
    self.source = source
    self.isHTML = isHTML
    masked = MaskedText(source)
    masked.blank(0..<start)
    if !isHTML { masked.blankCodeOfMarkdown() }
    HTMLTagReader.read(masked.bytes) { tags.append($0) }
    for tag in tags where !tag.isEnd {
      if tag.name == .iframe { readFrame(tag) }
      if tag.name == .script { readScript(tag) }
    }
    if unread.isEmpty, !found.isEmpty { removed += loaders }
    if found.isEmpty, unread.isEmpty, let loader = loaders.first {
      report(loader.lowerBound, "the platform's loader stands here, and nothing that it could draw")
    }
    readShortCodes()
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    unread.sort { $0.offset < $1.offset }
  }

  private mutating func report(_ offset: Int, _ message: String, help: String? = nil) {
    unread.append(UnreadEmbed(offset: offset, message: message, help: help))
  }

  /// The reference, or a report why there is none.
  private mutating func identity(
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

// MARK: - Frames and scripts

extension EmbedSearch {
  private mutating func readFrame(_ tag: HTMLTag) {
    guard let src = tag[.src], let address = PlatformAddress(src.text(in: source)),
      address.file == "iframe.aspx"
    else { return }
    let identity = identity(at: tag.offset) { () throws(IdentifierError) in
      try address.query["fid"].map { text throws(IdentifierError) in try MediaReference.parse(fid: text) }
    }
    guard let identity else { return }
    var settings = [NewEntry("mode", .text("iframe"))]
    for (name, usual) in [(HTMLAttributeName.width, "600"), (.height, "430")] {
      guard let text = tag[name]?.text(in: source), text != usual, let pixels = Int(text), pixels > 0 else { continue }
      settings.append(NewEntry(name.rawValue, .text(text)))
    }
    if !address.arguments.isEmpty { settings.append(NewEntry("args", .mapping(address.arguments))) }
    found.append(
      FoundEmbed(
        form: .iframe, identity: identity, range: tag.offset..<end(of: tag), settings: settings))
  }

  private mutating func readScript(_ tag: HTMLTag) {
    if let src = tag[.src]?.text(in: source) {
      guard let address = PlatformAddress(src) else { return }
      if address.file == "libasync.js" { loaders.append(tag.offset..<end(of: tag)) }
      if address.file == "meta_json.aspx", address.query["ver"] == "v2" { readSettings(tag, address) }
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
    let range = tag.offset..<end(of: tag)
    if script.entries.isEmpty { return loaders.append(range) }
    add(script.entries, from: range)
  }

  private mutating func add(_ entries: [EmbedScript.Entry], from script: Range<Int>) {
    var embeds: [FoundEmbed] = []
    for entry in entries {
      let identity = identity(at: script.lowerBound) { () throws(IdentifierError) in try entry.identity }
      guard let identity else { return }
      var embed = FoundEmbed(form: .block, identity: identity, range: script)
      if let place = entry.object.flatMap(element) {
        embed.range = place.range
        embed.kept = words(in: place.inside, without: script)
      } else if entries.count > 1 {
        return report(script.lowerBound, "the place '\(entry.object ?? "")' of a player is not on the page")
      }
      embeds.append(embed)
    }
    found += embeds
    if !embeds.contains(where: { $0.range == script }) { removed.append(script) }
  }

  /// The newer block (PLATFORM section 2.3).
  private mutating func readSettings(_ tag: HTMLTag, _ address: PlatformAddress) {
    let identity = identity(at: tag.offset) { () throws(IdentifierError) in
      try address.query["fid"].map { text throws(IdentifierError) in try MediaReference.parse(fid: text) }
    }
    guard let identity else { return }
    let range = tag.offset..<end(of: tag)
    var embed = FoundEmbed(form: .newerBlock, identity: identity, range: range)
    embed.settings = [NewEntry("style", .text("v2"))]
    if let place = address.query["id"].flatMap(element) {
      embed.range = place.range
      embed.kept = words(in: place.inside, without: range)
      removed.append(range)
    }
    found.append(embed)
  }
}

// MARK: - Elements

extension EmbedSearch {
  /// Behind the end tag of an element of mere text, or behind the start tag when it has none.
  private func end(of tag: HTMLTag) -> Int {
    let start = max(tag.contents.upperBound, tag.offset)
    let isClosed = tags.contains { $0.isEnd && $0.name == tag.name && $0.offset == start }
    return behind(isClosed ? start : tag.offset)
  }

  /// Behind the `>` of the tag that begins at an offset.
  private func behind(_ offset: Int) -> Int {
    var quote: UInt8?
    for index in offset..<source.count {
      let byte = source[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if "\"'".utf8.contains(byte), source[index - 1] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return source.count
  }

  /// The element with an id, and what is inside of it.
  private func element(id: String) -> (range: Range<Int>, inside: Range<Int>)? {
    guard let index = tags.firstIndex(where: { !$0.isEnd && $0[.id]?.text(in: source) == id }) else { return nil }
    let start = tags[index].offset
    let name = name(at: start + 1)
    let inside = behind(start)
    var depth = 1
    for tag in tags[(index + 1)...] where self.name(at: tag.offset + (tag.isEnd ? 2 : 1)) == name {
      depth += tag.isEnd ? -1 : 1
      if depth == 0 { return (start..<behind(tag.offset), inside..<tag.offset) }
    }
    return nil
  }

  private func name(at offset: Int) -> String {
    String(decoding: source[offset...].prefix { !" \t\r\n/>".utf8.contains($0) }, as: UTF8.self).lowercased()
  }

  /// The same without the block's own script, which may stand in the place as well.
  private func words(in place: Range<Int>, without script: Range<Int>) -> [UInt8] {
    var text = MaskedText(source)
    text.blank(script)
    return Self.words(of: Array(text.bytes[place]))
  }

  /// What stands in a player's place besides dots and the platform's picture.
  private static func words(of inside: [UInt8]) -> [UInt8] {
    var text = MaskedText(inside)
    HTMLTagReader.read(inside) { tag in
      guard tag.name == .img, let src = tag[.src]?.text(in: inside), PlatformAddress(src) != nil,
        let end = inside[tag.offset...].firstIndex(of: UInt8(ascii: ">"))
      else { return }
      text.blank(tag.offset..<(end + 1))
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
      return .reference(try RRID(rrid), uid: try UID(uid), template: try TemplateID(template))
    }
  }
}

// MARK: - Short codes

extension EmbedSearch {
  private mutating func readShortCodes() {
    var text = masked
    for tag in tags { text.blank(tag.offset..<max(behind(tag.offset), tag.contents.upperBound)) }
    var index = 0
    while index < text.bytes.count {
      if let code = ForeignShortCode(text.bytes, at: index, isHTML: isHTML) {
        add(code)
        index = code.range.upperBound
      } else {
        index += 1
      }
    }
  }

  private mutating func add(_ code: ForeignShortCode) {
    guard code.isOfPlatform else {
      return report(
        code.range.lowerBound, "this is WordPress's own gallery, whose pictures are not on the platform",
        help: "upload them, and name the gallery here")
    }
    let identity = identity(at: code.range.lowerBound) { () throws(IdentifierError) in
      try MediaReference.parse(shortCode: code.argument)
    }
    guard let identity else { return }
    found.append(FoundEmbed(form: .shortCode, identity: identity, range: code.range, isInline: !isHTML))
  }
}
