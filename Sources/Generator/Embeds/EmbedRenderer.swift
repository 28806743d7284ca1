import Cincopa
import Markup

/// Writes the markup of a gallery for the page it stands in (SPEC section 5).
struct EmbedRenderer {
  let hosts: PlatformHosts
  /// Names the gallery when neither it nor its feed has a title.
  let pageTitle: String
  /// Whether the page lists the items besides the embed: then the place of a player holds the gallery alone, so that
  /// nobody meets them twice.
  var itemsAreListed = false

  /// The whole figure; nothing for `embed: none` and for what was left out. `number` makes ids unique in a page.
  func html(_ gallery: Gallery, number: Int) -> HTML {
    let mode = gallery.definition.embed.mode
    guard mode != .none, !gallery.isSkipped else { return HTML() }
    var html = HTML()
    html.element("figure", ["class": "embed embed-\(mode.rawValue)"]) { figure in
      figure.lineBreak()
      figure.append(player(gallery, mode, number))
      figure.element("figcaption") { caption(gallery, mode, &$0) }
      figure.lineBreak()
    }
    html.lineBreak()
    return html
  }

  private func player(_ gallery: Gallery, _ mode: EmbedSettings.Mode, _ number: Int) -> HTML {
    switch mode {
    case .script: script(gallery, "cp_widget_\(number)")
    case .iframe: iframe(gallery)
    case .video: VideoEmbed(view: self).html(gallery)
    case .list: inside(gallery)
    case .none: HTML()
    }
  }

  /// The figure's caption; for an iframe, whose inside we do not write, it holds the link as well.
  private func caption(_ gallery: Gallery, _ mode: EmbedSettings.Mode, _ html: inout HTML) {
    guard mode == .iframe, let link = link(of: gallery) else { return html.text(title(of: gallery)) }
    html.element("a", ["href": .text(link)]) { $0.text(title(of: gallery)) }
  }

  func title(of gallery: Gallery) -> String {
    if let title = gallery.title, !title.isEmpty { return title }
    return pageTitle
  }
}

// MARK: - Players

extension EmbedRenderer {
  private func script(_ gallery: Gallery, _ object: String) -> HTML {
    var html = HTML()
    html.element("div", ["id": .text(object)]) { html in
      html.append(itemsAreListed ? placeholder(gallery) : inside(gallery))
      // As in the platform's own block; the theme shows it where scripts run, until the player replaces it all.
      html.element("span", ["class": "embed-loading", "aria-hidden": "true"]) { $0.text("...") }
    }
    html.lineBreak()
    if let identity = gallery.definition.identity {
      html.script(EmbedCode.push(identity, object: object))
      html.lineBreak()
    }
    return html
  }

  private func iframe(_ gallery: Gallery) -> HTML {
    guard let identity = gallery.definition.identity else { return inside(gallery) }
    let size = gallery.definition.embed.size.resolved(width: 600, height: 430)
    var html = EmbedCode.iframe(
      identity, hosts: hosts, title: title(of: gallery), width: size.width, height: size.height)
    html.lineBreak()
    guard let poster = poster(of: gallery) else { return html }
    html.element("noscript") { $0.void("img", ["src": .text(poster), "alt": .text(title(of: gallery))]) }
    html.lineBreak()
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
      if let poster = gallery.items.lazy.compactMap(\.poster?.source).first ?? poster(of: gallery) {
        link.void("img", ["src": .text(poster), "alt": "", "loading": "lazy"])
      }
      link.element("span", ["class": "item-title"]) { $0.text(title) }
    }
    html.lineBreak()
    return html
  }

  /// Where the gallery can be seen without our page: its page on the platform.
  func link(of gallery: Gallery) -> String? {
    gallery.definition.identity.map { EmbedCode.iframeURL($0, hosts: hosts) } ?? gallery.feedURL
  }

  /// The platform's picture of it.
  func poster(of gallery: Gallery) -> String? {
    gallery.definition.identity.flatMap { Links.thumb(of: $0, hosts: hosts) }
  }
}
