import Cincopa
import Markup
import Syndication

/// The items of a gallery as a list of links with pictures, which needs no script.
struct ItemList {
  let hosts: PlatformHosts
  let gallery: Gallery
  /// Where items lead that have no address of their own.
  let fallback: String?
  var hasPictures = true

  func html() -> HTML {
    var html = HTML()
    html.reserveCapacity(gallery.items.count * 320)
    html.literal("<ul class=\"gallery\">\n")
    for item in gallery.items { write(item, &html) }
    html.literal("</ul>\n")
    return html
  }

  private func write(_ item: ItemView, _ html: inout HTML) {
    html.literal("<li class=\"item\"><a")
    html.attribute("href", item.link(in: gallery.definition.identity, hosts: hosts) ?? fallback)
    html.literal(">")
    if hasPictures, let poster = item.poster { picture(poster, &html) }
    html.literal("<span class=\"item-title\">")
    html.text(item.title)
    html.literal("</span></a>")
    if let duration = item.duration { write(duration, &html) }
    if gallery.definition.download.isOffered { downloads(item, &html) }
    html.literal("</li>\n")
  }

  private func downloads(_ item: ItemView, _ html: inout HTML) {
    let links = gallery.definition.download.links(of: item, hosts: hosts)
    guard hasPictures, gallery.definition.embed.mode == .list, !links.isEmpty else { return }
    html.literal("<p class=\"item-links\">")
    html.downloads(links)
    html.literal("</p>")
  }

  /// The title stands beside the picture in the same link, so the picture says nothing of its own.
  private func picture(_ poster: Poster, _ html: inout HTML) {
    html.literal("<img")
    html.attribute("src", poster.source)
    html.attribute("srcset", poster.sourceSet)
    if poster.sourceSet != nil { html.literal(" sizes=\"(min-width: 40em) 20rem, 100vw\"") }
    html.attribute("width", poster.width)
    html.attribute("height", poster.height)
    html.literal(" alt=\"\" loading=\"lazy\">")
  }

  private func write(_ duration: PlayTime, _ html: inout HTML) {
    html.literal("<time class=\"item-duration\"")
    html.attribute("datetime", duration.iso)
    html.literal(">")
    html.text(duration.clock)
    html.literal("</time>")
  }
}
