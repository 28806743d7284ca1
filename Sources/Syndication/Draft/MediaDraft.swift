import Markup

/// What Media RSS and its neighbours say of one medium. Where a part is said at several levels, the innermost holds:
/// content, group, item, channel (Media RSS 1.5, "Primary Elements").
struct MediaDraft {
  /// Of Media RSS, from strong to weak.
  enum Level: Int { case content, group, item, channel }

  var renditions: [Rendition] = []
  var kind: MediaKind?
  var duration = Choice<Double>()
  var thumbnails = ListChoice<Thumbnail>()
  var credits = ListChoice<Credit>()
  var subtitles: [Subtitle] = []
  var rating = Choice<String>()
  var playerURL = Choice<WebURL>()
  var embedURL = Choice<WebURL>()
  var tags = ListChoice<String>()
  var title = Choice<String>()
  var description = Choice<RawContent>()

  /// Takes the memory of lists that an entry has no need of any more, empty.
  mutating func reuse(_ media: inout Media) {
    swap(&renditions, &media.renditions)
    swap(&thumbnails.values, &media.thumbnails)
  }

  /// What was said moves into the entry.
  mutating func fill(_ entry: inout Entry) {
    entry.media.kind = kind ?? .other
    swap(&entry.media.renditions, &renditions)
    entry.media.duration = duration.value
    swap(&entry.media.thumbnails, &thumbnails.values)
    swap(&entry.media.credits, &credits.values)
    swap(&entry.media.subtitles, &subtitles)
    entry.media.rating = rating.take()
    entry.media.playerURL = playerURL.take()
    entry.media.embedURL = embedURL.take()
    if !tags.values.isEmpty { entry.tags.append(contentsOf: tags.values) }
  }

  /// Takes from the channel what the item leaves open: "applied to every media object within its scope". A picture feed
  /// needs no cover in place of its pictures.
  mutating func inherit(_ inheritance: Inheritance) {
    if inheritance.mediaParts > 0 { inherit(inheritance.media) }
  }

  private mutating func inherit(_ channel: MediaDraft) {
    let hasPicture = renditions.contains { MediaType.kind($0.mimeType, medium: $0.medium) == .image }
    if !hasPicture { thumbnails.offer(channel.thumbnails.values, rank: Level.channel.rawValue) }
    credits.offer(channel.credits.values, rank: Level.channel.rawValue)
    rating.offer(channel.rating.value, rank: Level.channel.rawValue)
    tags.offer(channel.tags.values, rank: Level.channel.rawValue)
    guard !renditions.isEmpty else { return }
    title.offer(channel.title.value, rank: Level.channel.rawValue)
    description.offer(channel.description.value, rank: Level.channel.rawValue)
    playerURL.offer(channel.playerURL.value, rank: Level.channel.rawValue)
    embedURL.offer(channel.embedURL.value, rank: Level.channel.rawValue)
    if subtitles.isEmpty { subtitles = channel.subtitles }
  }
}

extension MediaDraft {
  /// Leaves out what is too long to be inherited.
  /// - Returns: whether there was such.
  mutating func shorten(to limit: Int) -> Bool {
    var room = limit
    var isWhole = true
    func fits(_ texts: String?...) -> Bool {
      let size = texts.reduce(16) { $0 + ($1?.utf8.count ?? 0) }
      if size <= room { room -= size } else { isWhole = false }
      return isWhole
    }
    rating.keep { fits($0) }
    title.keep { fits($0) }
    playerURL.keep { fits($0.string) }
    embedURL.keep { fits($0.string) }
    thumbnails.keep { fits($0.url.string) }
    credits.keep { fits($0.name, $0.role) }
    tags.keep { fits($0) }
    subtitles.removeAll { !fits($0.url.string, $0.language) }
    description.keep { raw in
      switch raw {
      case .text(let text), .html(let text): fits(text)
      case .leaf(let element): fits(element.text)
      case .xhtml(let bytes): fits(String(decoding: bytes, as: UTF8.self))
      }
    }
    return !isWhole
  }
}
