import Markup

/// The attributes of `media:content`, read in one pass.
struct MediaContentAttributes {
  private(set) var rendition: Rendition?
  private(set) var medium: MediaKind?
  private(set) var duration: Double?

  init(_ element: XMLElement, base: WebURL?, _ context: inout FeedContext) {
    var url: WebURL?
    var said = Rendition(url: WebURL(trusted: "", isAbsolute: false))
    for attribute in element.attributes {
      guard let part = context.mediaParts.part(attribute) else { continue }
      switch part {
      case .url: url = url ?? context.url(from: attribute.value, at: element.location, base: base)
      case .type: said.mimeType = attribute.value
      case .medium: said.medium = MediaType.medium(attribute.value)
      case .width: said.width = context.pixels(attribute, of: element)
      case .height: said.height = context.pixels(attribute, of: element)
      case .duration: duration = context.duration(from: attribute.value, at: element.location)
      case .size: said.size = Self.positive(context.count(from: attribute.value, at: element.location))
      case .bitrate:
        said.bitrate = Double(ASCII.trimmed(attribute.value)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      case .isDefault: said.isDefault = ASCII.equalIgnoringCase(attribute.value, "true")
      case .expression: said.isSample = ASCII.equalIgnoringCase(attribute.value, "sample")
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

extension FeedContext {
  fileprivate mutating func pixels(_ attribute: XMLAttribute, of element: XMLElement) -> Int? {
    if let number = PlainNumber.parse(attribute.valueBytes.span), number > 0 { return number }
    return pixels(from: attribute.value, at: element.location)
  }
}

/// Remembers what each name of an attribute means to `media:content`.
struct MediaContentParts {
  enum Part { case url, type, medium, width, height, duration, size, bitrate, isDefault, expression }

  /// By the number of the name in its document; nil where it was not asked for.
  private var known: [Part??] = []

  mutating func part(_ attribute: XMLAttribute) -> Part? {
    let number = attribute.nameID
    if number < known.count, let part = known[number] { return part }
    let part = attribute.namespace.isEmpty ? Self.parts[attribute.name] : nil
    if number >= known.count { known += Array(repeating: nil, count: number + 1 - known.count) }
    known[number] = .some(part)
    return part
  }

  private static let parts: [String: Part] = [
    "url": .url, "href": .url, "type": .type, "medium": .medium, "width": .width, "height": .height,
    "duration": .duration, "fileSize": .size, "filesize": .size, "fileLength": .size, "bitrate": .bitrate,
    "isDefault": .isDefault, "isdefault": .isDefault, "expression": .expression,
  ]
}
