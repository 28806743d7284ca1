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
    let downloads = gallery.definition.download.links(of: gallery, hosts: view.hosts)
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
      case .audio: audio(item, &html)
      default: video(item, gallery, &html)
      }
      html.element("p", ["class": "item-title"]) { $0.text(item.title) }
      links(of: item, gallery, &html)
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
      sources(item, &html)
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

  /// The files that are known to be there; when nobody listed them, those that most films of the platform have.
  private func sources(_ item: ItemView, _ html: inout HTML) {
    let files = item.attachments.playable
    guard let rid = item.rid else { return sources(files, &html) }
    guard !item.versions.isEmpty, !files.isEmpty else { return platformSources(rid, &html) }
    // One playlist holds all of them, so that the player chooses.
    if files.contains(where: \.isPlaylist) { playlistSource(rid, &html) }
    sources(files.filter { !$0.isPlaylist }, &html)
  }

  private func sources(_ files: [Attachment], _ html: inout HTML) {
    for file in files { html.void("source", ["src": .text(file.url.string), "type": .text(file.mimeType)]) }
  }

  private func playlistSource(_ rid: RID, _ html: inout HTML) {
    html.void("source", ["src": .text(Links.m3u8(rid, hosts: view.hosts)), "type": "application/vnd.apple.mpegurl"])
  }

  private func platformSources(_ rid: RID, _ html: inout HTML) {
    playlistSource(rid, &html)
    html.void("source", ["src": .text(Links.version(rid, "mp4_hd", hosts: view.hosts)), "type": "video/mp4"])
  }

  private func audio(_ item: ItemView, _ html: inout HTML) {
    let files = item.attachments.playable
    html.element("audio", ["controls": .flag, "preload": "none"]) { html in
      if files.isEmpty, let rid = item.rid {
        html.void("source", ["src": .text(Links.version(rid, "mp3,original", hosts: view.hosts))])
      }
      sources(files, &html)
    }
  }

  private func picture(_ item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    guard let poster = item.poster else { return }
    guard gallery.definition.embed.isFacade, !view.isOwn(poster.source) else { return picture(item, poster, &html) }
    var picture = HTML()
    self.picture(item, poster, &picture)
    let size = (width: poster.width ?? 640, height: poster.height ?? 360)
    html.append(facade(item.title, ownPoster(item, gallery), gallery, picture, size, kind: .image))
  }

  private func picture(_ item: ItemView, _ poster: Poster, _ html: inout HTML) {
    html.void(
      "img",
      [
        "src": .text(poster.source), "srcset": AttributeValue(poster.sourceSet), "width": AttributeValue(poster.width),
        "height": AttributeValue(poster.height), "alt": .text(item.title), "loading": "lazy",
      ])
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
