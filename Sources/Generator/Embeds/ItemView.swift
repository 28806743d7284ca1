import Cincopa
import Syndication

/// What a page shows of an item of a feed. Shared by all that show it: entries are large.
final class ItemView: Sendable {
  let entry: Entry
  /// The asset's id, when it is one: it comes from a feed and is not trusted.
  let rid: RID?
  let poster: Poster?

  init(_ entry: Entry) {
    rid = entry.media.rid.flatMap { try? RID($0) }
    poster = Poster(entry)
    var entry = entry
    // What the poster and the attachments say already: thousands of items are held at once.
    entry.media.thumbnails = []
    entry.media.renditions = []
    self.entry = entry
  }

  var title: String { entry.title }

  /// Where the item can be seen: its own page, else its page on the platform, else its file.
  func link(in identity: MediaReference?, hosts: PlatformHosts) -> String? {
    if let url = entry.url, !Self.isInternal(url) { return url.string }
    if let rid, let template = identity?.template {
      return EmbedCode.iframeURL(.asset(rid, template: template), hosts: hosts)
    }
    if identity != nil { return nil }
    return (entry.attachments.first?.url ?? entry.image)?.string
  }

  /// The platform's RSS and JSON v1 give every item the same address of an internal page (PLATFORM section 4.1).
  private static func isInternal(_ url: WebURL) -> Bool {
    guard let query = url.string.utf8.firstIndex(of: UInt8(ascii: "?")) else { return false }
    return url.string[..<query].hasSuffix("/cmp/start.aspx")
  }

  var duration: PlayTime? { entry.media.duration.flatMap(PlayTime.init) }
}

extension MediaReference {
  /// The gallery whose look it has.
  var template: TemplateID? {
    switch self {
    case .gallery(let fid, let template): template ?? (try? TemplateID(fid.text))
    case .asset(_, let template), .reference(_, _, let template): template
    }
  }
}

/// A picture that stands for an item, in the sizes that the feed offers.
struct Poster: Sendable {
  var source: String
  /// Sizes to choose from, by width; nil when there is only one.
  var sourceSet: String?
  /// Pixels.
  var width: Int?
  /// Pixels.
  var height: Int?

  init?(_ entry: Entry) {
    let media = entry.media
    guard let image = entry.image else { return nil }
    source = image.string
    let same = media.thumbnails.first { $0.url == image }
    width = same?.width
    height = same?.height
    if same == nil, let rendition = media.renditions.first(where: { $0.url == image }) {
      width = rendition.width
      height = rendition.height
    }
    if width == nil || height == nil { (width, height) = (nil, nil) }
    sourceSet = Self.sourceSet(media)
  }

  private static func sourceSet(_ media: Media) -> String? {
    guard media.thumbnails.count > 1 else { return nil }
    var seen: Set<Int> = []
    let sized = media.thumbnails.filter { thumbnail in
      thumbnail.width.map { seen.insert($0).inserted } == true && !thumbnail.url.string.utf8.contains(UInt8(ascii: ","))
    }
    guard sized.count > 1 else { return nil }
    return sized.sorted { ($0.width ?? 0) < ($1.width ?? 0) }.map { "\($0.url.string) \($0.width ?? 0)w" }
      .joined(separator: ", ")
  }
}

/// How long a medium plays.
public struct PlayTime: Sendable, Hashable {
  /// Whole seconds, rounded.
  public var seconds: Int

  /// Nil for nothing, and for numbers that are no length of time.
  public init?(_ seconds: Double) {
    guard seconds.isFinite, seconds > 0, seconds < 1e7 else { return nil }
    self.seconds = max(1, Int(seconds.rounded()))
  }

  /// ISO 8601: `PT1H2M3S`.
  public var iso: String {
    var text = "PT"
    if seconds >= 3600 { text += "\(seconds / 3600)H" }
    if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
    if seconds % 60 > 0 { text += "\(seconds % 60)S" }
    return text
  }

  /// As players show it: `1:02:03`, `4:05`.
  public var clock: String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    let tail = (rest < 10 ? ":0" : ":") + String(rest)
    return hours > 0 ? "\(hours)" + (minutes < 10 ? ":0" : ":") + "\(minutes)\(tail)" : "\(minutes)\(tail)"
  }
}
