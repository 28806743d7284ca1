import Cincopa
import Markup
import Syndication

/// The items of a gallery as a list of links with pictures, which needs no script.
struct ItemList {
  let hosts: PlatformHosts
  let gallery: Gallery
  /// Where items lead that have no address of their own.
  let fallback: String?

  func html() -> HTML {
    var html = HTML()
    html.reserveCapacity(gallery.items.count * 320)
    html.element("ul", ["class": "gallery"]) { list in
      list.lineBreak()
      for item in gallery.items {
        list.element("li", ["class": "item"]) { write(item, &$0) }
        list.lineBreak()
      }
    }
    html.lineBreak()
    return html
  }

  private func write(_ item: ItemView, _ html: inout HTML) {
    html.element("a", ["href": AttributeValue(item.link(in: gallery.definition.identity, hosts: hosts) ?? fallback)]) {
      link in
      if let poster = item.poster { picture(poster, &link) }
      link.element("span", ["class": "item-title"]) { $0.text(item.title) }
    }
    if let duration = item.duration {
      html.element("time", ["class": "item-duration", "datetime": .text(duration.iso)]) { $0.text(duration.clock) }
    }
  }

  /// The title stands beside the picture in the same link, so the picture says nothing of its own.
  private func picture(_ poster: Poster, _ html: inout HTML) {
    html.void(
      "img",
      [
        "src": .text(poster.source), "srcset": AttributeValue(poster.sourceSet),
        "sizes": poster.sourceSet == nil ? .absent : "(min-width: 40em) 20rem, 100vw",
        "width": AttributeValue(poster.width), "height": AttributeValue(poster.height), "alt": "", "loading": "lazy",
      ])
  }
}
