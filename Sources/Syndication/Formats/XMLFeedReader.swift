import Markup

/// Reads XML formats by their root element.
enum XMLFeedReader {
  static func read(
    _ bytes: [UInt8], contentType: String?, _ format: FeedFormatHint?, _ context: inout FeedContext
  ) throws(FeedError) -> Feed {
    throw FeedError(id: FeedErrorID.notAFeed.rawValue, location: .start, message: "this is no feed")
  }
}
