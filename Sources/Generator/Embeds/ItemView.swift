import Cincopa
import Markup
import Syndication

/// What pages show of an item of a feed, and no more: thousands are held at once. Shared by all that show it.
final class ItemView: Sendable {
  let title: String
  /// Sanitised.
  let content: HTML?
  /// Plain text.
  let summary: String?
  let kind: MediaKind
  /// The asset's id, when it is one: it comes from a feed and is not trusted.
  let rid: RID?
  /// When it was published, else changed.
  let date: Timestamp?
  let duration: PlayTime?
  /// Width ÷ height of the medium, between 1:20 and 20:1.
  let ratio: Double?
  let poster: Poster?
  /// Best first.
  let attachments: [Attachment]
  /// Pixels, of films of which there are several of one type; by address.
  let heights: [WebURL: Int]
  /// All that the platform has of it, by its own list; empty when only a feed was asked.
  let versions: [ItemVersion]
  let tags: [String]
  let subtitles: [Subtitle]
  /// Its own page, when the feed names one.
  private let page: String?

  convenience init(_ entry: Entry) {
    var entry = entry
    self.init(taking: &entry)
  }

  /// Texts and lists move out of the entry.
  init(taking entry: inout Entry) {
    kind = entry.media.kind
    rid = entry.media.rid.flatMap { try? RID($0) }
    date = entry.published ?? entry.modified
    duration = entry.media.duration.flatMap(PlayTime.init)
    ratio = Self.ratio(entry.media)
    poster = Poster(entry.image.take(), entry.media)
    versions = ItemVersion.all(of: entry.media)
    heights = Self.heights(entry)
    title = exchange(&entry.title, with: "")
    content = entry.content.take()
    summary = entry.summary.take()
    attachments = Self.files(exchange(&entry.attachments, with: []), versions)
    tags = exchange(&entry.tags, with: [])
    subtitles = exchange(&entry.media.subtitles, with: [])
    page = entry.url.take().flatMap { Self.isInternal($0) ? nil : $0.string }
  }

  /// The API gives the main file twice, as one of the versions and under another address: it is offered once.
  private static func files(_ attachments: [Attachment], _ versions: [ItemVersion]) -> [Attachment] {
    if versions.isEmpty { return attachments }
    let named = Set(versions.map(\.url))
    let types = Set(attachments.lazy.filter { named.contains($0.url.string) }.map(\.mimeType))
    return attachments.filter { named.contains($0.url.string) || !types.contains($0.mimeType) }
  }

  private static func heights(_ entry: borrowing Entry) -> [WebURL: Int] {
    guard entry.attachments.count > 1, entry.media.kind == .video else { return [:] }
    let sizes = entry.media.renditions.compactMap { rendition in rendition.height.map { (rendition.url, $0) } }
    return sizes.isEmpty ? [:] : Dictionary(sizes) { first, _ in first }
  }

  private static func ratio(_ media: borrowing Media) -> Double? {
    var ratio = media.aspectRatio
    if let width = media.width, let height = media.height, width > 0, height > 0 {
      ratio = Double(width) / Double(height)
    }
    return ratio.flatMap { (0.05...20).contains($0) ? $0 : nil }
  }

  /// Where the item can be seen: its own page, else its page on the platform, else its file.
  func link(in identity: MediaReference?, hosts: PlatformHosts) -> String? {
    if let page { return page }
    if let rid, let template = identity?.template {
      return EmbedCode.iframeURL(.asset(rid, template: template), hosts: hosts)
    }
    if identity != nil { return nil }
    return attachments.first?.url.string ?? poster?.source
  }

  /// The platform's RSS and JSON v1 give every item the same address of an internal page (PLATFORM section 4.1).
  private static func isInternal(_ url: WebURL) -> Bool {
    guard ByteSearch.contains(UInt8(ascii: "?"), in: url.string.utf8Span.span) else { return false }
    return url.string.utf8.prefix { $0 != UInt8(ascii: "?") }.suffix(15).elementsEqual("/cmp/start.aspx".utf8)
  }
}

/// A file of an item by its name on the platform.
struct ItemVersion: Sendable {
  let name: String
  let url: String
  let mimeType: String?
  /// Bytes.
  let size: Int?

  static func all(of media: Media) -> [ItemVersion] {
    guard
      media.renditions.contains(where: { $0.version != nil }) || media.thumbnails.contains(where: { $0.version != nil })
    else { return [] }
    let files = media.renditions.compactMap { file in
      file.version.map { ItemVersion(name: $0, url: file.url.string, mimeType: file.mimeType, size: file.size) }
    }
    let pictures = media.thumbnails.compactMap { picture in
      picture.version.map { ItemVersion(name: $0, url: picture.url.string, mimeType: nil, size: nil) }
    }
    return files + pictures
  }
}

extension MediaReference {
  /// The gallery whose look it has.
  var template: TemplateID? {
    switch self {
    case .gallery(let fid, let template): template ?? (try? TemplateID(fid.text))
    case .asset(_, let template), .reference(_, _, let template), .live(_, let template): template
    }
  }
}

/// A picture that stands for an item, in the sizes that the feed offers.
final class Poster: Sendable {
  let source: String
  /// Sizes to choose from, by width; nil when there is only one.
  let sourceSet: String?
  /// Pixels.
  let width: Int?
  /// Pixels.
  let height: Int?

  /// - Parameter image: of an item's pictures the one that stands for it.
  init?(_ image: WebURL?, _ media: borrowing Media) {
    guard let image else { return nil }
    source = image.string
    sourceSet = Self.sourceSet(media)
    let size = Self.size(of: image, media)
    (width, height) = (size?.width, size?.height)
  }

  private static func size(of image: WebURL, _ media: borrowing Media) -> (width: Int, height: Int)? {
    var size: (width: Int?, height: Int?)
    if let place = media.thumbnails.firstIndex(where: { $0.url == image }) {
      size = (media.thumbnails[place].width, media.thumbnails[place].height)
    } else if let place = media.renditions.firstIndex(where: { $0.url == image }) {
      size = (media.renditions[place].width, media.renditions[place].height)
    }
    guard let width = size.width, let height = size.height else { return nil }
    return (width, height)
  }

  private static func sourceSet(_ media: borrowing Media) -> String? {
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
    var text = Array("PT".utf8)
    func add(_ number: Int, _ unit: UInt8) {
      if number == 0 { return }
      DecimalDigits.append(number, to: &text)
      text.append(unit)
    }
    add(seconds / 3600, UInt8(ascii: "H"))
    add(seconds / 60 % 60, UInt8(ascii: "M"))
    add(seconds % 60, UInt8(ascii: "S"))
    return String(decoding: text, as: UTF8.self)
  }

  /// As players show it: `1:02:03`, `4:05`.
  public var clock: String {
    var text: [UInt8] = []
    func add(_ number: Int) {
      if !text.isEmpty {
        text.append(UInt8(ascii: ":"))
        if number < 10 { text.append(UInt8(ascii: "0")) }
      }
      DecimalDigits.append(number, to: &text)
    }
    if seconds >= 3600 { add(seconds / 3600) }
    add(seconds / 60 % 60)
    add(seconds % 60)
    return String(decoding: text, as: UTF8.self)
  }
}
