import Cincopa
import Markup
import Syndication
import Templates

/// A gallery as a template sees it.
struct GalleryValue: SchemaValue {
  var gallery: Gallery
  var numbers: EmbedNumbers?
  var renderer: EmbedRenderer

  static let schema = RecordSchema<GalleryValue>(
    "gallery",
    [
      .text("name", "Its name under `galleries:`; absent for `gallery:`.", "trailer") { $0.gallery.definition.name },
      .text("id", "What messages call it: the source's name, the fid or rrid, or the feed.", "AEAAQdbniShi") {
        $0.gallery.definition.id
      },
      .text("title", "The feed's title, else the page's.", "Harbour walks") { $0.renderer.title(of: $0.gallery) },
      .text("description", "The feed's description, plain text.", "Three mornings at sea") { $0.gallery.summary },
      .html("embed", "The whole embed, by its mode.", "<figure class=\"embed embed-script\">…</figure>") {
        .html($0.renderer.html($0.gallery, number: $0.gallery.hasContainer ? $0.numbers?.next() ?? 1 : 0))
      },
      .text("mode", "How it is shown: `script`, `iframe`, `video`, `list` or `none`.", "script") {
        $0.gallery.definition.embed.mode.rawValue
      },
      .text("load", "When its player is fetched: `eager`, `lazy` or `click`.", "click") {
        $0.gallery.definition.embed.load.rawValue
      },
      .text("poster", "A picture of it on this site, when there is one.", "/films/aurora.jpg") {
        $0.renderer.ownPoster(of: $0.gallery)
      },
      .entry("items", .list(of: .record(ItemValue.schema.type)), "What the feed holds, filtered, sorted and cut.") {
        value in
        .list(ItemValue.records(of: value))
      },
      .int("count", "How many items there are.", "12") { $0.gallery.items.count },
      .entry("downloads", .list(of: .record(DownloadLink.schema.type)), "Files of the whole, as `download` says.") {
        value in
        let links = value.gallery.definition.download.links(of: value.gallery, hosts: value.renderer.hosts)
        return .list(links.map { .record($0) })
      },
      .text("feed_url", "The address of the feed, when it is one of the web.", "https://example.org/talks.xml") {
        $0.gallery.feedURL
      },
      .entry("updated", .record(PageDate.schema.type), "The newest date in the feed.") { value in
        .optional(value.gallery.updated.map { PageDate($0, zone: .utc) })
      },
      .entry("stale", .bool, "Whether the last good copy stands in for a feed that cannot be had.", "true") {
        .bool($0.gallery.staleAge != nil)
      },
      .text("stale_age", "How old that copy is, for people.", "3 hours") { $0.gallery.staleAge.map(Age.words) },
    ])

  var record: TemplateValue { .record(self) }
}

/// An item of a gallery as a template sees it.
final class ItemValue: SchemaObject {
  let view: ItemView
  let link: String?
  let downloads: [DownloadLink]
  let subtitles: [SubtitleValue]

  private init(_ view: ItemView, link: String?, downloads: [DownloadLink], subtitles: [SubtitleValue]) {
    self.view = view
    self.link = link
    self.downloads = downloads
    self.subtitles = subtitles
  }

  static func records(of gallery: GalleryValue) -> [TemplateValue] {
    let identity = gallery.gallery.definition.identity
    let fallback = gallery.renderer.link(of: gallery.gallery)
    return gallery.gallery.items.map { item in
      let link = item.link(in: identity, hosts: gallery.renderer.hosts) ?? fallback
      let downloads = gallery.gallery.definition.download.links(of: item, hosts: gallery.renderer.hosts)
      let subtitles = gallery.renderer.subtitles(of: item, in: gallery.gallery).map {
        SubtitleValue(url: $1, language: $0.language)
      }
      return .record(ItemValue(item, link: link, downloads: downloads, subtitles: subtitles))
    }
  }

  private func file(_ prefix: String) -> String? {
    view.attachments.first { $0.mimeType.hasPrefix(prefix) }?.url.string
  }

  static let schema = RecordSchema<ItemValue>(
    "item",
    [
      .text("title", "Plain text.", "North pier") { $0.view.title },
      .html("description", "Its description, sanitised.", "<p>Low tide</p>") {
        if let content = $0.view.content { .html(content) } else { .none }
      },
      .text("summary", "Its description as plain text.", "Low tide") { $0.view.summary },
      .text("url", "Where it can be seen.", "https://media.example/pier") { $0.link },
      .text("page_url", "Its page on this site, when items have pages.") { _ in nil },
      .text("type", "`video`, `audio`, `image` or `other`.", "video") { $0.view.kind.rawValue },
      .text("rid", "The platform's id of the asset.", "Ag0Cqq6ltcaH") { $0.view.rid?.text },
      .entry("date", .record(PageDate.schema.type), "When it was published, else changed.") { value in
        .optional(value.view.date.map { PageDate($0, zone: .utc) })
      },
      .entry("duration", .record(PlayTime.schema.type), "How long it plays.") { value in
        .optional(value.view.duration)
      },
      .entry("poster", .record(Poster.schema.type), "Its picture.") { value in
        if let poster = value.view.poster { .record(poster) } else { .none }
      },
      .text("video", "The address of a video file.", "https://cdn.example/pier.mp4") { $0.file("video/") },
      .text("audio", "The address of an audio file.", "https://cdn.example/bell.mp3") { $0.file("audio/") },
      .text("image", "The address of an image.", "https://cdn.example/pier.jpg") {
        $0.file("image/") ?? $0.view.poster?.source
      },
      .entry("downloads", .list(of: .record(DownloadLink.schema.type)), "Its files, as `download` says.") {
        .list($0.downloads.map { .record($0) })
      },
      .entry("subtitles", .list(of: .record(SubtitleValue.schema.type)), "Its subtitles, for `<track>`.") {
        .list($0.subtitles.map { .record($0) })
      },
      .entry("tags", .list(of: .text), "Its tags.", "sea") { .list($0.view.tags.map(TemplateValue.text)) },
    ])
}

/// Subtitles of an item as a template sees them.
struct SubtitleValue: SchemaValue {
  var url: String
  var language: String?

  static let schema = RecordSchema<SubtitleValue>(
    "subtitles",
    [
      .text("url", "Their address on this site.", "/assets/subtitles/3f2a-91.vtt") { $0.url },
      .text("language", "Their language, if the feed says it.", "en-us") { $0.language },
    ])
}

extension DownloadLink: SchemaValue {
  static let schema = RecordSchema<DownloadLink>(
    "download",
    [
      .text("label", "What kind of file it is.", "MP4 HD") { $0.label },
      .text("url", "Its address.", "https://cdn.example/pier.mp4") { $0.url },
      .text("type", "Its MIME type, if it is known.", "video/mp4") { $0.mimeType },
      .text("size", "How large it is, if it is known.", "53.3 MB") { $0.size.map(FileSize.words) },
    ])
}

extension PlayTime: SchemaValue {
  static let schema = RecordSchema<PlayTime>(
    "duration",
    [
      .text("iso", "ISO 8601, for `datetime`.", "PT1M12S") { $0.iso },
      .text("clock", "As players show it.", "1:12") { $0.clock },
      .int("seconds", "Whole seconds.", "72") { $0.seconds },
    ])
}

extension Poster: SchemaObject {
  static let schema = RecordSchema<Poster>(
    "poster",
    [
      .text("src", "The largest picture.", "https://cdn.example/pier.jpg") { $0.source },
      .text("srcset", "All sizes, when there are several.", "https://… 200w, https://… 600w") { $0.sourceSet },
      .int("width", "Pixels; absent when the feed does not say.", "600") { $0.width },
      .int("height", "Pixels; absent when the feed does not say.", "450") { $0.height },
    ])
}

/// Lengths of time for people.
public enum Age {
  /// `3 hours`, from seconds, rounded down to the largest unit that fits.
  public static func words(_ seconds: Double) -> String {
    let units: [(Double, String)] = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
    let (size, name) = units.first { seconds >= $0.0 } ?? (1, "second")
    let count = Int(max(0, seconds) / size)
    return "\(count) \(name)\(count == 1 ? "" : "s")"
  }
}
