import Cincopa
import Markup

/// Feed readers run no players: where the text of a page shows a gallery by a short code, the page's entry in feeds has a
/// picture of it (PLATFORM section 2.5).
struct FeedPictures {
  let context: RenderContext
  let index: Int

  /// A linked picture for each gallery, once; nothing for pages that show none in their text.
  func html() -> HTML {
    var html = HTML()
    let page = context.site.pages[index]
    var seen: Set<String> = []
    for gallery in galleries {
      guard let picture = picture(of: gallery), seen.insert(picture).inserted else { continue }
      html.element("p") { html in
        html.element("a", ["href": .text(context.baseURL.permalink(page.path))]) {
          $0.void("img", ["src": .text(picture), "alt": .text(context.renderer(for: index).title(of: gallery))])
        }
      }
    }
    return html
  }

  private var galleries: [Gallery] {
    guard let source = context.site.pages[index].source, !source.shortCodes.isEmpty else { return [] }
    let own = context.galleries[index] ?? []
    return ShortCode.live(source.shortCodes, in: source.body, context.site.configuration.markdown).compactMap { code in
      switch code.kind {
      case .upload: nil
      case .gallery: own.first { $0.definition.name == code.argument }
      case .cincopa: context.coded[code.argument]
      }
    }
  }

  /// The author's, else the platform's, else that of the first item.
  private func picture(of gallery: Gallery) -> String? {
    if gallery.isSkipped || gallery.definition.embed.mode == .none { return nil }
    if let own = gallery.ownPoster { return own.hasPrefix("/") ? context.baseURL.origin + own : own }
    let thumb = gallery.definition.identity.flatMap {
      Links.thumb(of: $0, hosts: context.site.configuration.platform.hosts)
    }
    return thumb ?? gallery.items.lazy.compactMap(\.poster?.source).first
  }
}
