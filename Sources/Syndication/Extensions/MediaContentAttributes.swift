import Markup

/// The attributes of `media:content`, read in one pass.
struct MediaContentAttributes {
  /// Its address counts only if there is one.
  var rendition = Rendition(url: WebURL(trusted: "", isAbsolute: false))
  private(set) var hasAddress = false

  init(_ element: XMLElement, base: WebURL?, _ context: inout FeedContext) {
    for place in 0..<element.attributeCount {
      read(context.mediaNames.meaning(of: place, in: element), place, of: element, base, &context)
    }
    if rendition.medium == nil, let type = rendition.mimeType { rendition.medium = MediaType.medium(type) }
  }

  private mutating func read(
    _ attribute: MediaAttribute, _ place: Int, of element: XMLElement, _ base: WebURL?, _ context: inout FeedContext
  ) {
    switch attribute {
    case .url, .href:
      guard !hasAddress, let url = context.url(attribute: place, of: element, base: base) else { return }
      rendition.url = url
      hasAddress = true
    case .type: rendition.mimeType = element.attributeValue(place)
    case .medium: rendition.medium = MediaType.medium(element.attributeValue(place))
    case .width: rendition.width = context.pixels(attribute: place, of: element)
    case .height: rendition.height = context.pixels(attribute: place, of: element)
    case .duration: rendition.duration = context.duration(attribute: place, of: element)
    case .size:
      let size = context.count(from: element.attributeValue(place), at: element.location)
      // Zero stands for what the feed does not know.
      rendition.size = size == 0 ? nil : size
    case .bitrate: rendition.bitrate = Self.rate(element.attributeValue(place))
    case .isDefault: rendition.isDefault = ASCII.equalIgnoringCase(element.attributeValue(place), "true")
    case .expression: rendition.isSample = ASCII.equalIgnoringCase(element.attributeValue(place), "sample")
    case .other: break
    }
  }

  private static func rate(_ text: String) -> Double? {
    Double(ASCII.trimmed(text)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }
}

extension FeedContext {
  mutating func pixels(attribute place: Int, of element: XMLElement) -> Int? {
    if let number = PlainNumber.parse(element.attributeBytes(place).span), number > 0 { return number }
    return pixels(from: element.attributeValue(place), at: element.location)
  }

  fileprivate mutating func duration(attribute place: Int, of element: XMLElement) -> Double? {
    if let seconds = PlainNumber.parse(element.attributeBytes(place).span) { return Double(seconds) }
    return duration(from: element.attributeValue(place), at: element.location)
  }
}
