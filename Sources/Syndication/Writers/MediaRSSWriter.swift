import Markup

/// Media RSS 1.5 and the enclosure of one entry.
enum MediaRSSWriter {
  static func write(_ entry: Entry, to xml: inout XMLWriter) {
    if let best = entry.attachments.first { enclosure(best, to: &xml) }
    let renditions = entry.media.renditions
    if renditions.count == 1 {
      content(renditions[0], entry.media, to: &xml)
    } else if !renditions.isEmpty {
      xml.lineBreak()
      xml.element("media:group") { xml in
        for rendition in renditions { content(rendition, entry.media, to: &xml) }
        xml.lineBreak()
      }
    }
    for thumbnail in thumbnails(entry) {
      xml.lineBreak()
      xml.element(
        "media:thumbnail",
        ["url": .text(thumbnail.url.string), "width": .init(thumbnail.width), "height": .init(thumbnail.height)])
    }
    details(entry, to: &xml)
  }

  private static func thumbnails(_ entry: Entry) -> [Thumbnail] {
    if !entry.media.thumbnails.isEmpty { return entry.media.thumbnails }
    return entry.media.kind == .image ? [] : entry.image.map { [Thumbnail(url: $0)] } ?? []
  }

  /// RSS 2.0 demands a length; 0 stands for one that is not known.
  private static func enclosure(_ attachment: Attachment, to xml: inout XMLWriter) {
    xml.lineBreak()
    xml.element(
      "enclosure",
      [
        "url": .text(attachment.url.string), "length": .init(attachment.size ?? 0),
        "type": .text(attachment.mimeType),
      ])
  }

  private static func content(_ rendition: Rendition, _ media: Media, to xml: inout XMLWriter) {
    let kind = MediaType.kind(rendition.mimeType, medium: rendition.medium)
    let duration = rendition.duration ?? (kind == .image ? nil : media.duration)
    xml.lineBreak()
    xml.element(
      "media:content",
      [
        "url": .text(rendition.url.string), "type": .init(rendition.mimeType),
        "medium": kind == .other ? .absent : .text(kind.rawValue), "width": .init(rendition.width),
        "height": .init(rendition.height), "bitrate": .init(rendition.bitrate.flatMap { Int(exactly: $0.rounded()) }),
        "fileSize": .init(rendition.size), "duration": .init(duration.flatMap { Int(exactly: $0.rounded()) }),
        "isDefault": rendition.isDefault == true ? "true" : .absent,
        "expression": rendition.isSample ? "sample" : .absent,
      ])
  }

  private static func details(_ entry: Entry, to xml: inout XMLWriter) {
    for credit in entry.media.credits {
      xml.lineBreak()
      xml.element("media:credit", ["role": .init(credit.role)]) { $0.text(credit.name) }
    }
    for subtitle in entry.media.subtitles {
      xml.lineBreak()
      xml.element(
        "media:subTitle",
        [
          "type": .init(MediaType.guess(subtitle.url)), "lang": .init(subtitle.language),
          "href": .text(subtitle.url.string),
        ])
    }
    if let player = entry.media.playerURL { write(player, of: entry.media, to: &xml) }
    if let rating = entry.media.rating {
      xml.lineBreak()
      xml.element("media:rating") { $0.text(rating) }
    }
  }

  /// A player without a file still says what it plays.
  private static func write(_ player: WebURL, of media: Media, to xml: inout XMLWriter) {
    xml.lineBreak()
    guard media.renditions.isEmpty, media.kind != .other else {
      xml.element("media:player", ["url": .text(player.string)])
      return
    }
    let duration = media.duration.flatMap { Int(exactly: $0.rounded()) }
    xml.element("media:content", ["medium": .text(media.kind.rawValue), "duration": .init(duration)]) { xml in
      xml.element("media:player", ["url": .text(player.string)])
    }
  }
}
