import Markup

/// The elements in an item of RSS.
enum RSSElement {
  case title, link, description, guid, published, enclosure, category, author, body, image, item

  /// - Parameter name: as the standard writes it, and in a few other ways that are in use.
  init?(_ name: String) {
    switch name {
    case "title": self = .title
    case "link": self = .link
    case "description": self = .description
    case "guid": self = .guid
    case "pubDate", "pubdate", "PubDate": self = .published
    case "enclosure": self = .enclosure
    case "category": self = .category
    case "author": self = .author
    case "body": self = .body
    case "image", "enclosures", "thumbnail": self = .image
    case "item": self = .item
    default: return nil
    }
  }
}

/// What a name means in an item of RSS.
struct RSSName {
  let space: Namespace
  /// Nil for what is not known.
  let element: RSSElement?
  /// Whether that is so in small letters only: a feed in capitals.
  let isMisspelled: Bool

  init(_ child: XMLElement) {
    let name = child.name
    space = Namespace(uri: child.namespace, prefix: child.prefix)
    let element = RSSElement(name)
    let lower = ASCII.lowercased(name)
    self.element = element ?? (lower == name ? nil : RSSElement(lower))
    isMisspelled = element == nil
  }
}
