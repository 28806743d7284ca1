import Markup

/// The attributes of `media:content`, read in one pass.
struct MediaContentAttributes {
  private(set) var rendition: Rendition?
  private(set) var medium: MediaKind?
  private(set) var duration: Double?

  init(_ element: XMLElement, base: WebURL?, _ context: inout FeedContext) {
    var url: WebURL?
    var said = Rendition(url: WebURL(trusted: "", isAbsolute: false))
    for attribute in element.attributes where attribute.namespace.isEmpty {
      let value = attribute.value
      switch attribute.name {
      case "url", "href": url = url ?? context.url(from: value, at: element.location, base: base)
      case "type": said.mimeType = value
      case "medium": said.medium = MediaType.medium(value)
      case "width": said.width = context.pixels(from: value, at: element.location)
      case "height": said.height = context.pixels(from: value, at: element.location)
      case "duration": duration = context.duration(from: value, at: element.location)
      case "fileSize", "filesize", "fileLength":
        said.size = Self.positive(context.count(from: value, at: element.location))
      case "bitrate": said.bitrate = Double(ASCII.trimmed(value)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      case "isDefault", "isdefault": said.isDefault = ASCII.equalIgnoringCase(value, "true")
      case "expression": said.isSample = ASCII.equalIgnoringCase(value, "sample")
      default: break
      }
    }
    said.duration = duration
    medium = said.medium ?? said.mimeType.flatMap { MediaType.medium($0) }
    if said.medium == nil { said.medium = medium }
    if let url {
      said.url = url
      rendition = said
    }
  }

  /// Zero stands for what the feed does not know.
  private static func positive(_ number: Int?) -> Int? {
    number == 0 ? nil : number
  }
}
