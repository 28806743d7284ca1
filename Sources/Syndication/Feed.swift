public import Markup

/// One feed as the program understands it, whatever format it came in (SPEC section 8; shaped after RFC 4287).
public struct Feed: Sendable, Equatable {
  /// Plain text.
  public var title: String?
  public var homePageURL: WebURL?
  /// Plain text.
  public var summary: String?
  /// A BCP 47 tag as the feed wrote it.
  public var language: String?
  public var authors: [Person] = []
  public var icon: WebURL?
  public var entries: [Entry] = []
  public var source: FeedSource

  public init(source: FeedSource) { self.source = source }
}

/// What was read, and what was wrong with it.
public struct FeedSource: Sendable, Equatable {
  public var format: FeedFormat
  /// As the feed says it: `2.0`, `1.0`, `https://jsonfeed.org/version/1.1`; empty when it says nothing.
  public var version: String
  /// The label the bytes were decoded by, in lower case: `utf-8`, `windows-1252`.
  public var encoding: String
  public var warnings: [FeedWarning]

  public init(format: FeedFormat, version: String = "", encoding: String = "utf-8", warnings: [FeedWarning] = []) {
    self.format = format
    self.version = version
    self.encoding = encoding
    self.warnings = warnings
  }
}

/// The formats that are told apart; raw values are those of `_source.format` (SPEC section 8).
public enum FeedFormat: String, Sendable, CaseIterable {
  case rss, rdf, atom
  case jsonFeed = "jsonfeed"
  case cincopaJSON1 = "cincopa-json-1"
  case cincopaJSON2 = "cincopa-json-2"
  case xspf
}

/// Something in a feed that could not be read as it stands; reading went on.
public struct FeedWarning: Sendable, Equatable {
  /// A stable id in kebab case, documented in the error index: `feed-bad-date`.
  public var id: String
  public var location: SourceLocation
  public var message: String

  /// - Parameter message: may quote the feed; control characters in it go.
  public init(id: String, location: SourceLocation, message: String) {
    self.id = id
    self.location = location
    self.message = PlainText.folded(message)
  }
}

/// There is no feed in these bytes at all (an HTML page, an empty body, text). Nothing is stored over a good copy.
public struct FeedError: Error, Sendable, Equatable {
  /// `feed-not-a-feed`, `feed-empty`, `feed-html`, `feed-platform-error`, `feed-too-deep` …
  public var id: String
  public var location: SourceLocation
  public var message: String

  /// - Parameter message: may quote the feed; control characters in it go.
  public init(id: String, location: SourceLocation, message: String) {
    self.id = id
    self.location = location
    self.message = PlainText.folded(message)
  }
}

public struct Person: Sendable, Equatable {
  public var name: String?
  public var url: WebURL?
  public var email: String?

  public init(name: String? = nil, url: WebURL? = nil, email: String? = nil) {
    self.name = name
    self.url = url
    self.email = email
  }
}
