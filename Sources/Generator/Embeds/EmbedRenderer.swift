import Cincopa
import Markup
import Syndication

/// Writes the markup of a gallery for the page it stands in (SPEC section 5).
struct EmbedRenderer {
  let hosts: PlatformHosts
  /// Names the gallery when neither it nor its feed has a title.
  let pageTitle: String
  /// Whether the page lists the items besides the embed: then the place of a player holds the gallery alone, so that
  /// nobody meets them twice.
  var itemsAreListed = false
  /// Where the site stands: which pictures are its own.
  var baseURL = BaseURL.local
  /// The page's own picture.
  var pageImage: String?
  /// The account's, for watch pages.
  var subdomain: String?
  /// Versions of a file in order of preference.
  var versions = Links.defaultVersions
  /// Whether the page wants to hear what players report.
  var hearsEvents = false

  /// The whole figure; nothing for `embed: none` and for what was left out. `number` makes ids unique in a page.
  func html(_ gallery: Gallery, number: Int) -> HTML {
    let embed = gallery.definition.embed
    guard embed.mode != .none, !gallery.isSkipped else { return HTML() }
    var html = HTML()
    html.element(
      "figure",
      [
        "class": "embed embed-\(embed.mode.rawValue)",
        "data-load": isLazy(gallery) || embed.isFacade ? .text(embed.load.rawValue) : .absent,
        "data-gallery": tellsApart(gallery) ? .text(gallery.definition.id) : .absent,
      ]
    ) { figure in
      figure.lineBreak()
      figure.append(player(gallery, number))
      figure.element("figcaption") { html in
        caption(gallery, &html)
        downloads(gallery, &html)
      }
      figure.lineBreak()
    }
    html.lineBreak()
    return html
  }

  private func player(_ gallery: Gallery, _ number: Int) -> HTML {
    switch gallery.definition.embed.mode {
    case .script: script(gallery, number)
    case .iframe: iframe(gallery)
    case .video: VideoEmbed(view: self).html(gallery)
    case .list: inside(gallery)
    case .none: HTML()
    }
  }

  /// The figure's caption. For an iframe, whose inside we do not write, and for a facade, which shows nothing without
  /// scripts, it holds the link as well.
  private func caption(_ gallery: Gallery, _ html: inout HTML) {
    let embed = gallery.definition.embed
    let needsLink = embed.mode == .iframe || embed.mode == .script && embed.isFacade
    guard needsLink, let link = link(of: gallery) else { return html.text(title(of: gallery)) }
    html.element("a", ["href": .text(link)]) { $0.text(title(of: gallery)) }
  }

  /// Files of the whole; those of items, and of an asset's own player, stand with them where items are shown.
  private func downloads(_ gallery: Gallery, _ html: inout HTML) {
    let definition = gallery.definition
    guard definition.download.isOffered else { return }
    let isAsset = if case .asset? = definition.identity { true } else { false }
    let showsItems =
      switch definition.embed.mode {
      case .video: isAsset || !gallery.items.isEmpty
      case .list: !gallery.items.isEmpty
      case .script, .iframe, .none: false
      }
    let isOfItems = !showsItems && !isAsset && !gallery.items.isEmpty
    let links =
      showsItems || isOfItems
      ? definition.download.archive(of: gallery, hosts: hosts) : definition.download.links(of: gallery, hosts: hosts)
    if !links.isEmpty { html.element("p", ["class": "item-links"]) { $0.downloads(links) } }
    if isOfItems { html.downloads(of: gallery, hosts: hosts) }
  }

  func title(of gallery: Gallery) -> String {
    if let title = gallery.title, !title.isEmpty { return title }
    // The API tells items and not what holds them.
    if case .asset? = gallery.definition.identity, let title = gallery.items.first?.title, !title.isEmpty {
      return title
    }
    return pageTitle
  }

  private func isLazy(_ gallery: Gallery) -> Bool {
    gallery.definition.embed.load == .lazy && gallery.needsLoader
  }

  /// Whether our script has to find this gallery by what the platform calls it.
  private func tellsApart(_ gallery: Gallery) -> Bool {
    let embed = gallery.definition.embed
    switch embed.mode {
    case .script: return hearsEvents || embed.isFacade || !embed.arguments.isEmpty
    case .video: return hearsEvents
    case .iframe, .list, .none: return false
    }
  }
}

// MARK: - Players

extension EmbedRenderer {
  private func script(_ gallery: Gallery, _ number: Int) -> HTML {
    var html = HTML()
    guard let identity = gallery.definition.identity else {
      html.element("div", ["id": "cp_widget_\(number)"]) { $0.append(inside(gallery)) }
      html.lineBreak()
      return html
    }
    let place = ScriptPlace(identity, gallery.definition.embed, number: number, hosts: hosts)
    html.element("div", place.attributes(title: title(of: gallery))) { html in
      if place.embed.isFacade { return html.append(facade(gallery)) }
      html.append(itemsAreListed ? placeholder(gallery) : inside(gallery))
      // As in the platform's own block; the theme shows it where scripts run, until the player replaces it all.
      html.element("span", ["class": "embed-loading", "aria-hidden": "true"]) { $0.text("...") }
    }
    html.lineBreak()
    html.append(place.script())
    return html
  }

  private func iframe(_ gallery: Gallery) -> HTML {
    guard let identity = gallery.definition.identity else { return inside(gallery) }
    let embed = gallery.definition.embed
    let size = embed.size.resolved(width: 600, height: 430)
    var html = HTML()
    let frame = EmbedCode.iframe(
      identity, hosts: hosts, title: title(of: gallery), width: size.width, height: size.height,
      arguments: embed.startedArguments, mayStart: embed.isFacade)
    if embed.isFacade {
      html.append(facade(gallery, player: frame, size: size))
      html.lineBreak()
      return html
    }
    html.append(frame)
    html.lineBreak()
    guard let poster = poster(of: gallery) else { return html }
    html.element("noscript") { $0.void("img", ["src": .text(poster), "alt": .text(title(of: gallery))]) }
    html.lineBreak()
    return html
  }

  /// What a facade of the script mode holds; its player is drawn in the place itself.
  private func facade(_ gallery: Gallery) -> HTML {
    var html = Facade(title: title(of: gallery), poster: ownPoster(of: gallery), button: button(of: gallery)).html()
    html.element("noscript") { html in
      guard !gallery.items.isEmpty, !itemsAreListed else { return html.append(bareLink(gallery)) }
      html.append(
        ItemList(hosts: hosts, gallery: gallery, fallback: link(of: gallery), hasPictures: false).html())
    }
    return html
  }

  private func facade(_ gallery: Gallery, player: HTML, size: (width: Int, height: Int)) -> HTML {
    var facade = Facade(title: title(of: gallery), poster: ownPoster(of: gallery), button: button(of: gallery))
    facade.player = player
    facade.size = size
    facade.fallback = bareLink(gallery)
    return facade.place()
  }

  private func button(of gallery: Gallery) -> String {
    let isPictures = !gallery.items.isEmpty && gallery.items.allSatisfy { $0.kind == .image }
    return button(of: gallery, showing: isPictures ? .image : .video)
  }

  /// Pictures are not played.
  func button(of gallery: Gallery, showing kind: MediaKind) -> String {
    gallery.definition.embed.button ?? (kind == .image ? "Show" : "Play")
  }

  private func bareLink(_ gallery: Gallery) -> HTML {
    var html = HTML()
    guard let link = link(of: gallery) else { return html }
    html.element("a", ["href": .text(link)]) { $0.text(title(of: gallery)) }
    return html
  }
}

// MARK: - What works without scripts

extension EmbedRenderer {
  /// Poster, title and link of every item; without items, of the gallery.
  func inside(_ gallery: Gallery) -> HTML {
    guard !gallery.items.isEmpty else { return placeholder(gallery) }
    let list = ItemList(hosts: hosts, gallery: gallery, fallback: link(of: gallery))
    return list.html()
  }

  /// Poster, title and link of the gallery as a whole.
  func placeholder(_ gallery: Gallery) -> HTML {
    var html = HTML()
    let title = title(of: gallery)
    html.element("a", ["class": "placeholder", "href": AttributeValue(link(of: gallery))]) { link in
      let own = gallery.definition.poster == nil ? nil : gallery.ownPoster
      if let poster = own ?? gallery.items.lazy.compactMap(\.poster?.source).first ?? poster(of: gallery) {
        link.void("img", ["src": .text(poster), "alt": "", "loading": "lazy"])
      }
      link.element("span", ["class": "item-title"]) { $0.text(title) }
    }
    html.lineBreak()
    return html
  }

  /// Where the gallery can be seen without our page: its watch page, else its frame on the platform.
  func link(of gallery: Gallery) -> String? {
    guard let identity = gallery.definition.identity else { return gallery.feedURL }
    return Links.watch(identity, subdomain: subdomain, hosts: hosts) ?? EmbedCode.iframeURL(identity, hosts: hosts)
  }
}
