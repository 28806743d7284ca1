import Markup

/// The attributes of `media:content`, read in one pass.
struct MediaContentAttributes {
  private(set) var url: WebURL?
  private(set) var type: String?
  private(set) var medium: MediaKind?
  private(set) var width: Int?
  private(set) var height: Int?
  /// Seconds.
  private(set) var duration: Double?
  private(set) var size: Int?
  private(set) var bitrate: Double?
  private(set) var isDefault: Bool?
  private(set) var isSample = false

  init(_ element: XMLElement, base: WebURL?, _ context: inout FeedContext) {
    for attribute in element.attributes {
      guard let part = context.mediaParts.part(attribute) else { continue }
      switch part {
      case .url: if url == nil { url = context.url(from: attribute.value, at: element.location, base: base) }
      case .type: type = attribute.value
      case .medium: medium = MediaType.medium(attribute.value)
      case .width: width = context.pixels(attribute, of: element)
      case .height: height = context.pixels(attribute, of: element)
      case .duration: duration = context.duration(attribute, of: element)
      case .size: size = Self.positive(context.count(from: attribute.value, at: element.location))
      case .bitrate: bitrate = Double(ASCII.trimmed(attribute.value)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      case .isDefault: isDefault = ASCII.equalIgnoringCase(attribute.value, "true")
      case .expression: isSample = ASCII.equalIgnoringCase(attribute.value, "sample")
      }
    }
    if medium == nil { medium = type.flatMap { MediaType.medium($0) } }
  }

  /// Nil without an address.
  func rendition(titled title: String?) -> Rendition? {
    guard let url else { return nil }
    var rendition = Rendition(url: url, mimeType: type)
    rendition.width = width
    rendition.height = height
    rendition.bitrate = bitrate
    rendition.size = size
    rendition.medium = medium
    rendition.isDefault = isDefault
    rendition.isSample = isSample
    rendition.title = title
    rendition.duration = duration
    return rendition
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

  fileprivate mutating func duration(_ attribute: XMLAttribute, of element: XMLElement) -> Double? {
    if let seconds = PlainNumber.parse(attribute.valueBytes.span) { return Double(seconds) }
    return duration(from: attribute.value, at: element.location)
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
