/// What may be wrong with a feed that is read all the same. The user documentation lists these in this order.
public enum FeedWarningID: String, Sendable, CaseIterable {
  case damaged = "feed-damaged"
  case entity = "feed-entity"
  case encoding = "feed-encoding"
  case limit = "feed-limit"
  case noEntries = "feed-no-items"
  case namespace = "feed-namespace"
  case version = "feed-version"
  case missingElement = "feed-missing-element"
  case badDate = "feed-bad-date"
  case badNumber = "feed-bad-number"
  case badURL = "feed-bad-url"
  case unsafeURL = "feed-unsafe-url"
  case relativeURL = "feed-relative-url"
  case badContent = "feed-bad-content"
  case duplicateID = "feed-duplicate-id"

  /// One sentence for the error index.
  public var meaning: String {
    switch self {
    case .damaged: "The markup or JSON is broken or not as its standard has it; what could be read around it was read."
    case .entity: "An entity is declared or used that XML does not know; a declared one gives nothing."
    case .encoding: "Bytes do not fit the character encoding that the feed or its server names, or it is not known."
    case .limit: "The feed exceeds a limit of size, depth or number, and what is beyond was left out."
    case .noEntries: "The feed has no items."
    case .namespace: "A prefix is used without a declaration, or an element stands in an unexpected namespace."
    case .version: "The feed names a version that does not exist, or none."
    case .missingElement: "An element that the format demands is not there."
    case .badDate: "A date cannot be read and was left out."
    case .badNumber: "A number, such as a duration or a size, cannot be read and was left out."
    case .badURL: "An address is none and was left out."
    case .unsafeURL: "An address has a scheme other than http or https and was left out."
    case .relativeURL: "An address is relative and there is nothing to resolve it against; it was kept as it is."
    case .badContent: "Content cannot be read or shown, or a value is of another kind than it should be."
    case .duplicateID: "Two items have the same id; the later one was given another."
    }
  }
}

/// Why there is no feed at all: the ids of `FeedError`.
public enum FeedErrorID: String, Sendable, CaseIterable {
  case empty = "feed-empty"
  case notAFeed = "feed-not-a-feed"
  case html = "feed-html"
  case tooDeep = "feed-too-deep"
  case tooLarge = "feed-too-large"
  case platformError = "feed-platform-error"

  /// One sentence for the error index.
  public var meaning: String {
    switch self {
    case .empty: "There is nothing in it."
    case .notAFeed: "It is neither RSS nor Atom, JSON Feed, the platform's JSON or XSPF."
    case .html: "It is an HTML page, often an error page, and no feed."
    case .tooDeep: "Its values are nested deeper than any feed needs."
    case .tooLarge: "It has more bytes than any feed needs."
    case .platformError: "The platform answered with an error instead of items."
    }
  }
}
