import Markup

/// Elements of the podcast namespace that the model has a place for.
enum PodcastReader {
  static func read(_ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext) {
    switch child.name {
    case "transcript": transcript(child, base, &draft, &context)
    case "person": person(child, &draft)
    case "alternateEnclosure": enclosure(child, base, &draft, &context)
    case "image": thumbnail(context.url("href", of: child, base: base), &draft)
    case "images": images(child, base, &draft, &context)
    default: break
    }
  }

  /// Only what a player can show as captions.
  private static func transcript(
    _ child: XMLElement, _ base: WebURL?, _ draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    let type = child.attribute("type").flatMap(MediaType.normalized) ?? ""
    guard ["text/vtt", "application/srt", "application/x-subrip", "text/srt"].contains(type),
      let url = context.url("url", of: child, base: base)
    else { return }
    draft.media.subtitles.append(Subtitle(url: url, language: child.attribute("language").map(ASCII.lowercased)))
  }

  private static func person(_ child: XMLElement, _ draft: inout EntryDraft) {
    guard let name = PlainText.fromMarkup(child.text) else { return }
    let role = child.attribute("role").flatMap(PlainText.fromText).map(ASCII.lowercased) ?? "host"
    draft.media.credits.offer(Credit(name: name, role: role), rank: 5)
  }

  private static func enclosure(
    _ child: XMLElement, _ base: WebURL?, _ draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    for source in child.children where source.name == "source" {
      guard let uri = source.attribute("uri"), uri.utf8.starts(with: "http".utf8),
        let url = context.url(from: uri, at: source.location, base: base)
      else { continue }
      var rendition = Rendition(url: url, mimeType: source.attribute("contentType") ?? child.attribute("type"))
      rendition.size = context.count("length", of: child)
      // In bits per second here.
      rendition.bitrate = child.attribute("bitrate").flatMap { Double($0) }.flatMap {
        $0 > 0 && $0.isFinite ? ($0 / 1000).rounded() : nil
      }
      rendition.height = context.count("height", of: child)
      rendition.isDefault = child.attribute("default").map { $0 == "true" }
      rendition.title = child.attribute("title").flatMap(PlainText.fromText)
      draft.media.renditions.append(rendition)
    }
  }

  private static func thumbnail(_ url: WebURL?, width: Int? = nil, _ draft: inout EntryDraft) {
    draft.media.thumbnails.offer(url.map { Thumbnail(url: $0, width: width) }, rank: 6)
  }

  /// `srcset="https://… 1500w, https://… 600w"`.
  private static func images(
    _ child: XMLElement, _ base: WebURL?, _ draft: inout EntryDraft, _ context: inout FeedContext
  ) {
    for candidate in (child.attribute("srcset") ?? "").split(separator: ",") {
      let parts = candidate.split(separator: " ").map(String.init)
      guard let address = parts.first else { continue }
      let width = parts.dropFirst().first { $0.hasSuffix("w") }.flatMap { Int($0.dropLast()) }
      thumbnail(context.url(from: address, at: child.location, base: base), width: width, &draft)
    }
  }
}
