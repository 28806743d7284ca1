public import Markup

/// What a reader of one feed needs: where relative addresses stand, and a place for what is wrong.
public struct FeedContext {
  /// The feed's own address, or that of `--base`.
  public var base: WebURL?
  /// Whether addresses that begin with `/` are those of a site that the feed belongs to, and so need no base.
  var hasRoot = false
  /// How content is made safe.
  var content = Content.frameless
  public private(set) var warnings: [FeedWarning] = []
  private var counts: [FeedWarningID: Int] = [:]
  var names = NamespaceTable()
  var mediaNames = MediaNames()
  var rssNames = NameTable<RSSName>()
  var xspfNames = XSPFNameTable()
  /// Whether entries come complete: we wrote this feed ourselves.
  var isComplete = false
  /// Whether entries were read already, and so it is a feed.
  var hasEntries = false
  /// Where entries begin, in their order, as far as readers say it.
  private var entryPlaces: [SourceLocation] = []

  /// Warnings of one kind beyond this number are not kept: the first ones say enough.
  public static let warningLimit = 20

  /// After so many dates that no language explains no more are tried: a hostile feed holds a hundred thousand of them.
  private static let unreadableDateLimit = 200

  public init(base: WebURL? = nil) {
    self.base = base
  }

  /// As it was before anything was said.
  var unused: FeedContext {
    var context = FeedContext(base: base)
    context.hasRoot = hasRoot
    context.content = content
    return context
  }

  public mutating func warn(
    _ id: FeedWarningID, at location: @autoclosure () -> SourceLocation, _ message: @autoclosure () -> String
  ) {
    let count = counts[id, default: 0] + 1
    counts[id] = count
    guard count <= Self.warningLimit else { return }
    warnings.append(FeedWarning(id: id.rawValue, location: location(), message: message()))
  }

  /// Says that the next entry begins here, so that warnings about it as a whole have a place.
  public mutating func begin(entryAt location: SourceLocation) {
    entryPlaces.append(location)
  }

  /// The place of the entry with that number, counted from 1.
  func place(ofEntry number: Int) -> SourceLocation {
    entryPlaces.indices.contains(number - 1) ? entryPlaces[number - 1] : .start
  }

  mutating func add(_ warning: FeedWarning) {
    guard let id = FeedWarningID(rawValue: warning.id) else {
      warnings.append(warning)
      return
    }
    warn(id, at: warning.location, warning.message)
  }

  /// An address, resolved against `base` or the feed's own; nil, with a warning, for what is none and for schemes
  /// other than http and https. Empty text is nil without a warning.
  public mutating func url(
    from text: String, at location: @autoclosure () -> SourceLocation, base: WebURL? = nil
  ) -> WebURL? {
    do {
      let url = try WebURL(reading: text, base: base ?? self.base)
      if !url.isAbsolute, !(hasRoot && url.isRootRelative) {
        warn(
          .relativeURL, at: location(), "'\(Self.short(text))' is relative and there is no base to resolve it against")
      }
      return url
    } catch {
      switch error {
      case .empty: break
      case .scheme(let scheme):
        warn(.unsafeURL, at: location(), "an address with the scheme '\(Self.short(scheme)):' was left out")
      case .malformed(let reason):
        warn(.badURL, at: location(), "'\(Self.short(text))' is no address: \(reason)")
      }
      return nil
    }
  }

  /// A moment in any form in use; nil, with a warning, when unreadable. Empty text is nil without a warning.
  public mutating func date(from text: String, at location: @autoclosure () -> SourceLocation) -> Timestamp? {
    let inWords = counts[.badDate, default: 0] < Self.unreadableDateLimit
    if let moment = FeedDate.parse(text, inWords: inWords) { return moment }
    if !ASCII.trimmed(text).isEmpty { warn(.badDate, at: location(), "'\(Self.short(text))' is no date") }
    return nil
  }

  /// Seconds, from seconds, `HH:MM:SS.ff` or ISO 8601; nil, with a warning, when unreadable.
  public mutating func duration(from text: String, at location: @autoclosure () -> SourceLocation) -> Double? {
    if let seconds = MediaDuration.parse(text) { return seconds }
    if !ASCII.trimmed(text).isEmpty { warn(.badNumber, at: location(), "'\(Self.short(text))' is no duration") }
    return nil
  }

  /// A whole number that is not negative, such as pixels or bytes; nil, with a warning, when unreadable.
  public mutating func count(from text: String, at location: @autoclosure () -> SourceLocation) -> Int? {
    if let number = PlainNumber.parse(text.utf8Span.span) { return number }
    let trimmed = ASCII.trimmed(text)
    if let number = Int(trimmed) ?? Double(trimmed).flatMap({ Int(exactly: $0.rounded()) }), number >= 0 {
      return number
    }
    if let number = Self.grouped(trimmed) { return number }
    if !trimmed.isEmpty { warn(.badNumber, at: location(), "'\(Self.short(text))' is no number of pixels or bytes") }
    return nil
  }

  /// `1,234,567`, with one kind of mark between groups of three.
  private static func grouped(_ text: String) -> Int? {
    let mark = text.first { !$0.isNumber }
    guard let mark, mark == "," || mark == "." || mark == " " || mark == "'" else { return nil }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return PlainNumber.parse(groups.joined().utf8Span.span)
  }

  /// Enough of a text to recognise it in a message.
  static func short(_ text: String) -> String {
    let line = PlainText.folded(text)
    return line.unicodeScalars.count > 80 ? String(line.unicodeScalars.prefix(79)) + "…" : line
  }
}

extension FeedContext {
  /// Text that may hold markup as plain text: tags out, references decoded, white space folded; nil when empty.
  public func plainText(_ markup: String) -> String? {
    PlainText.fromMarkup(markup)
  }

  /// Markup of a feed made safe, its addresses resolved against `base` or the feed's own; nil when nothing is left.
  public func sanitize(_ markup: String, base: WebURL? = nil) -> HTML? {
    content.sanitized(markup, base: base ?? self.base)
  }

  /// Plain text as content; nil when empty.
  public func content(plain text: String) -> HTML? {
    Content.plain(text)
  }
}
