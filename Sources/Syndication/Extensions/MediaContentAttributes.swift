import Markup

/// The attributes of `media:content`, read in one pass.
enum MediaContentAttributes {
  /// - Parameter rendition: as yet empty.
  /// - Returns: whether it has an address.
  static func read(
    _ element: XMLElement, base: WebURL?, into rendition: inout Rendition, _ context: inout FeedContext
  ) -> Bool {
    var hasAddress = false
    for place in 0..<element.attributeCount {
      let attribute = context.mediaNames.meaning(of: place, in: element)
      if attribute == .url || attribute == .href {
        guard !hasAddress, let url = context.url(attribute: place, of: element, base: base) else { continue }
        rendition.url = url
        hasAddress = true
      } else {
        read(attribute, place, of: element, into: &rendition, &context)
      }
    }
    if rendition.medium == nil, let type = rendition.mimeType { rendition.medium = MediaType.medium(type) }
    return hasAddress
  }

  private static func read(
    _ attribute: MediaAttribute, _ place: Int, of element: XMLElement, into rendition: inout Rendition,
    _ context: inout FeedContext
  ) {
    switch attribute {
    case .type: rendition.mimeType = element.attributeValue(place)
    case .medium: rendition.medium = MediaType.medium(element.attributeValue(place))
    case .width: rendition.width = context.pixels(attribute: place, of: element)
    case .height: rendition.height = context.pixels(attribute: place, of: element)
    case .duration: rendition.duration = context.duration(attribute: place, of: element)
    case .size:
      let size = context.count(from: element.attributeValue(place), at: element.location)
      // Zero stands for what the feed does not know.
      rendition.size = size == 0 ? nil : size
    case .bitrate: rendition.bitrate = rate(element.attributeValue(place))
    case .isDefault: rendition.isDefault = ASCII.equalIgnoringCase(element.attributeValue(place), "true")
    case .expression: rendition.isSample = ASCII.equalIgnoringCase(element.attributeValue(place), "sample")
    case .url, .href, .other: break
    }
  }

  private static func rate(_ text: String) -> Double? {
    Double(ASCII.trimmed(text)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }
}

extension FeedContext {
  mutating func pixels(attribute place: Int, of element: XMLElement) -> Int? {
    if let number = element.withAttribute(place, PlainNumber.parse), number > 0 { return number }
    return pixels(from: element.attributeValue(place), at: element.location)
  }

  fileprivate mutating func duration(attribute place: Int, of element: XMLElement) -> Double? {
    if let seconds = element.withAttribute(place, PlainNumber.parse) { return Double(seconds) }
    return duration(from: element.attributeValue(place), at: element.location)
  }
}
