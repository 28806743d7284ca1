import Markup

/// The elements of Media RSS.
enum MediaElement {
  case content, group, peerLink
  case thumbnail, title, description, keywords, category, credit, rating, adult, player, embed, subtitle
  case other

  init(_ name: String) {
    self = Self.names[name] ?? .other
  }

  private static let names: [String: MediaElement] = [
    "content": .content, "group": .group, "peerLink": .peerLink, "thumbnail": .thumbnail, "title": .title,
    "description": .description, "keywords": .keywords, "category": .category, "credit": .credit, "rating": .rating,
    "adult": .adult, "player": .player, "embed": .embed, "subTitle": .subtitle, "subtitle": .subtitle,
  ]
}

/// The attributes of `media:content` and `media:thumbnail`.
enum MediaAttribute {
  case url, href, type, medium, width, height, duration, size, bitrate, isDefault, expression
  case other

  init(_ name: XMLName) {
    self = name.namespace.isEmpty ? Self.names[name.local] ?? .other : .other
  }

  private static let names: [String: MediaAttribute] = [
    "url": .url, "href": .href, "type": .type, "medium": .medium, "width": .width, "height": .height,
    "duration": .duration, "fileSize": .size, "filesize": .size, "fileLength": .size, "bitrate": .bitrate,
    "isDefault": .isDefault, "isdefault": .isDefault, "expression": .expression,
  ]
}

/// What the names of a document mean in Media RSS.
struct MediaNames {
  private var elements = NameTable<MediaElement>()
  private var attributes = NameTable<MediaAttribute>()

  /// - Parameter element: in the namespace of Media RSS.
  mutating func meaning(of element: XMLElement) -> MediaElement {
    elements.meaning(of: element.nameID) { MediaElement(element.name) }
  }

  mutating func meaning(of place: Int, in element: XMLElement) -> MediaAttribute {
    attributes.meaning(of: element.attributeNameID(place)) { MediaAttribute(element.attributeName(place)) }
  }
}
