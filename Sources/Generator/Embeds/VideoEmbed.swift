import Cincopa
import Markup
import Syndication

/// Players of the browser itself, one for each item, with links beneath (SPEC section 5, mode `video`).
struct VideoEmbed {
  let view: EmbedRenderer

  func html(_ gallery: Gallery) -> HTML {
    var html = HTML()
    for item in gallery.items { write(item, gallery, &html) }
    guard gallery.items.isEmpty else { return html }
    guard case .asset(let rid, _)? = gallery.definition.identity else { return view.placeholder(gallery) }
    return self.html(rid, gallery)
  }

  /// A single asset needs no feed.
  private func html(_ rid: RID, _ gallery: Gallery) -> HTML {
    let title = view.title(of: gallery)
    let size = gallery.definition.embed.size.resolved(nil)
    let downloads = gallery.definition.download.links(of: gallery.definition.identity, hosts: view.hosts)
    guard gallery.definition.embed.isFacade else {
      let poster = gallery.ownPoster ?? Links.thumb(rid, hosts: view.hosts)
      return html(rid, title: title, downloads) {
        player(&$0, poster: poster, size: size) { platformSources(rid, &$0) }
      }
    }
    let poster = view.ownPoster(of: gallery)
    var video = HTML()
    player(&video, poster: poster, size: size) { platformSources(rid, &$0) }
    return html(rid, title: title, downloads) { $0.append(facade(title, poster, gallery, video, size)) }
  }

  /// The same without a gallery around it.
  func html(_ rid: RID, title: String, size: EmbedSize) -> HTML {
    html(rid, title: title, []) { html in
      player(&html, poster: Links.thumb(rid, hosts: view.hosts), size: size.resolved(nil)) { platformSources(rid, &$0) }
    }
  }

  private func html(_ rid: RID, title: String, _ downloads: [DownloadLink], _ player: (inout HTML) -> Void) -> HTML {
    var html = HTML()
    html.element("div", itemAttributes(rid)) { html in
      player(&html)
      html.element("p", ["class": "item-title"]) { $0.text(title) }
      platformLinks(rid, downloads, &html)
    }
    html.lineBreak()
    return html
  }

  private func write(_ item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    html.element("div", itemAttributes(item.rid)) { html in
      switch item.kind {
      case .image: picture(item, gallery, &html)
      case .audio where item.rid == nil: audio(item, &html)
      default: video(item, gallery, &html)
      }
      html.element("p", ["class": "item-title"]) { $0.text(item.title) }
      links(item, gallery, &html)
    }
    html.lineBreak()
  }
}

// MARK: - Players

extension VideoEmbed {
  /// Events say of which asset they are.
  private func itemAttributes(_ rid: RID?) -> KeyValuePairs<StaticString, AttributeValue> {
    ["class": "item", "data-asset": view.hearsEvents ? AttributeValue(rid?.text) : .absent]
  }

  /// A player or picture behind a button. The links of the item stand below, for visitors without scripts too.
  private func facade(
    _ title: String, _ poster: String?, _ gallery: Gallery, _ player: HTML, _ size: (width: Int, height: Int),
    kind: MediaKind = .video
  ) -> HTML {
    var facade = Facade(title: title, poster: poster, button: view.button(of: gallery, showing: kind))
    facade.player = player
    facade.size = size
    return facade.place()
  }

  /// The item's picture if it is the site's own; the only item may take that of its gallery.
  private func ownPoster(_ item: ItemView, _ gallery: Gallery) -> String? {
    if let poster = item.poster?.source, view.isOwn(poster) { return poster }
    if let poster = view.remotePoster(of: item).flatMap({ gallery.hosted[$0] }) { return poster }
    return gallery.items.count == 1 ? view.ownPoster(of: gallery) : nil
  }

  private func video(_ item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    let size = gallery.definition.embed.size.resolved(item.ratio)
    guard gallery.definition.embed.isFacade else {
      let poster = item.poster?.source ?? item.rid.map { Links.thumb($0, hosts: view.hosts) }
      return video(item, gallery, poster, size, &html)
    }
    let poster = ownPoster(item, gallery)
    var player = HTML()
    video(item, gallery, poster, size, &player)
    html.append(facade(item.title, poster, gallery, player, size))
  }

  private func video(
    _ item: ItemView, _ gallery: Gallery, _ poster: String?, _ size: (width: Int, height: Int), _ html: inout HTML
  ) {
    player(&html, poster: poster, size: size) { html in
      if let rid = item.rid {
        platformSources(rid, &html)
      } else {
        for source in Self.playable(item.attachments) {
          html.void("source", ["src": .text(source.url.string), "type": .text(source.mimeType)])
        }
      }
      tracks(item, gallery, &html)
    }
  }

  /// Subtitles that lie on the site. Their language has to be said; one that the feed does not tell is the undetermined.
  private func tracks(_ item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    for (subtitle, url) in view.subtitles(of: item, in: gallery) {
      let language = subtitle.language ?? "und"
      html.void(
        "track",
        ["kind": "subtitles", "src": .text(url), "srclang": .text(language), "label": .text(language)])
    }
  }

  private func player(
    _ html: inout HTML, poster: String?, size: (width: Int, height: Int), _ sources: (inout HTML) -> Void
  ) {
    html.element(
      "video",
      [
        "controls": .flag, "playsinline": .flag, "preload": "none", "poster": AttributeValue(poster),
        "width": AttributeValue(size.width), "height": AttributeValue(size.height),
      ], sources)
  }

  private func platformSources(_ rid: RID, _ html: inout HTML) {
    html.void("source", ["src": .text(Links.m3u8(rid, hosts: view.hosts)), "type": "application/vnd.apple.mpegurl"])
    html.void("source", ["src": .text(Links.version(rid, "mp4_hd", hosts: view.hosts)), "type": "video/mp4"])
  }

  private func audio(_ item: ItemView, _ html: inout HTML) {
    html.element("audio", ["controls": .flag, "preload": "none"]) { html in
      for source in Self.playable(item.attachments) {
        html.void("source", ["src": .text(source.url.string), "type": .text(source.mimeType)])
      }
    }
  }

  private func picture(_ item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    guard let poster = item.poster else { return }
    guard gallery.definition.embed.isFacade, !view.isOwn(poster.source) else { return picture(item, poster, &html) }
    var picture = HTML()
    self.picture(item, poster, &picture)
    let size = (width: poster.width ?? 640, height: poster.height ?? 360)
    html.append(facade(item.title, nil, gallery, picture, size, kind: .image))
  }

  private func picture(_ item: ItemView, _ poster: Poster, _ html: inout HTML) {
    html.void(
      "img",
      [
        "src": .text(poster.source), "srcset": AttributeValue(poster.sourceSet), "width": AttributeValue(poster.width),
        "height": AttributeValue(poster.height), "alt": .text(item.title), "loading": "lazy",
      ])
  }

  /// Files that a player takes, HLS first: browsers that cannot play it go on to the next.
  private static func playable(_ attachments: [Attachment]) -> [Attachment] {
    let files = attachments.filter { file in
      file.mimeType.hasPrefix("video/") || file.mimeType.hasPrefix("audio/") || file.isPlaylist
    }
    return files.filter(\.isPlaylist) + files.filter { !$0.isPlaylist }
  }
}

// MARK: - Links

extension VideoEmbed {
  private func links(_ item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    let downloads = gallery.definition.download.links(of: item, hosts: view.hosts)
    if let rid = item.rid, item.kind != .image { return platformLinks(rid, downloads, &html) }
    guard let link = item.link(in: gallery.definition.identity, hosts: view.hosts) ?? view.link(of: gallery) else {
      return
    }
    html.element("p", ["class": "item-links"]) { html in
      html.element("a", ["href": .text(link)]) { $0.text("Open") }
      let files = Self.playable(item.attachments)
      for (file, name) in zip(files, FileNames.of(Array(files), heights: item.heights)) {
        html.text(" ")
        html.element("a", ["href": .text(file.url.string), "type": .text(file.mimeType)]) { $0.text(name) }
      }
      html.downloads(downloads)
    }
  }

  /// HLS, and the file in the first rendition that exists.
  private func platformLinks(_ rid: RID, _ downloads: [DownloadLink], _ html: inout HTML) {
    html.element("p", ["class": "item-links"]) { html in
      html.element("a", ["href": .text(Links.m3u8(rid, hosts: view.hosts))]) { $0.text("HLS stream") }
      html.text(" ")
      html.element("a", ["href": .text(Links.version(rid, view.versions, hosts: view.hosts))]) { $0.text("Video file") }
      html.downloads(downloads)
    }
  }
}

extension EmbedSize {
  /// What the author said, else the medium's own size scaled to 640 pixels, else 16:9.
  fileprivate func resolved(_ own: Double?) -> (width: Int, height: Int) {
    guard let own, ratio == nil, width == nil || height == nil else { return resolved(width: 640, height: 360) }
    let width = width ?? 640
    return (width, height ?? max(1, Int((Double(width) / own).rounded())))
  }
}
