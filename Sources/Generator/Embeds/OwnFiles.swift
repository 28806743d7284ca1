import Cincopa
import Syndication

/// Pictures and subtitles, and which of them the site itself has.
extension EmbedRenderer {
  /// The author's picture of it, else the platform's.
  func poster(of gallery: Gallery) -> String? {
    gallery.ownPoster ?? gallery.definition.identity.flatMap { Links.thumb(of: $0, hosts: hosts) }
  }

  /// A picture that can be shown without asking another host: the author's, a feed's, the page's.
  func ownPoster(of gallery: Gallery) -> String? {
    if let poster = gallery.ownPoster, isOwn(poster) { return poster }
    if let poster = gallery.items.lazy.compactMap({ $0.poster?.source }).first(where: isOwn) { return poster }
    if let image = pageImage, isOwn(image) { return image }
    return remotePoster(of: gallery).flatMap { gallery.hosted[$0] }
  }

  /// The picture that stands for a gallery on other hosts.
  private func remotePoster(of gallery: Gallery) -> String? {
    gallery.ownPoster ?? gallery.items.lazy.compactMap(\.poster?.source).first ?? poster(of: gallery)
  }

  /// Pictures that facades would show, had the site a copy of them.
  func remotePosters(of gallery: Gallery) -> [String] {
    guard gallery.definition.embed.isFacade else { return [] }
    if gallery.definition.embed.mode == .video, !gallery.items.isEmpty {
      return gallery.items.compactMap { $0.kind == .audio ? nil : remotePoster(of: $0) }
    }
    return ownPoster(of: gallery) == nil ? [remotePoster(of: gallery)].compactMap(\.self) : []
  }

  /// Of a picture, its copy in a moderate size: what waits for the click is the picture itself.
  func remotePoster(of item: ItemView) -> String? {
    let small = item.rid.map { Links.thumb($0, hosts: hosts) }
    return item.kind == .image ? small ?? item.poster?.source : item.poster?.source ?? small
  }

  /// Whether an address leads to the site itself.
  func isOwn(_ address: String) -> Bool {
    if address.hasPrefix("//") { return false }
    if address.hasPrefix(baseURL.origin + "/") { return true }
    let scheme = address.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return !scheme.contains(UInt8(ascii: ":")) && !address.utf8.contains(UInt8(ascii: "\\"))
  }

  /// Subtitles of an item that browsers can load from here, with their addresses.
  func subtitles(of item: ItemView, in gallery: Gallery) -> [(subtitle: Subtitle, url: String)] {
    item.subtitles.compactMap { subtitle in
      let address = subtitle.url.string
      if let copy = gallery.hosted[address] { return (subtitle, copy) }
      return isOwn(address) && address.lowercased().hasSuffix(".vtt") ? (subtitle, address) : nil
    }
  }
}
