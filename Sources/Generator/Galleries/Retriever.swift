public import Cincopa
public import Syndication

/// The port through which a build reaches anything remote; `Transport` fills it, a preview can simulate failure with it.
public protocol Retriever: Sendable {
  /// Answers with the bytes of a URL as `read` understands them: from the cache while they are fresh, from the network,
  /// or the last good copy when the network's answer is no good. Never throws: what went wrong is in the answer.
  ///
  /// `read` gets the new body and, when there is a stored one, what it meant; it throws to refuse the new body, which is
  /// then neither used nor stored (SPEC section 9).
  func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value>

  /// What went wrong so far without hurting an answer.
  var warnings: [String] { get async }
}

extension Retriever {
  public var warnings: [String] {
    get async { [] }
  }

  /// The same for people, who may take warnings as errors.
  var findings: [Diagnostic] {
    get async { await warnings.map { Diagnostic(.cacheUnwritable, .warning, $0) } }
  }
}

/// One URL to have, why, and how much patience there is for it.
public struct RetrievalRequest: Sendable, Hashable {
  public enum Purpose: Sendable, Hashable {
    case feed
    /// A link of a page to another site, of which only matters whether it works.
    case link
    /// A picture that is published with the site.
    case poster
    /// Text that is published with the site.
    case subtitles
    /// The platform's API and upload addresses.
    case platform
    /// All pages of a list of the API in one body; the URL is the list's name in the cache.
    case items(ItemListing)
  }

  public var url: WebURL
  public var purpose: Purpose
  public var policy: RequestPolicy
  /// Whether an answer that is accepted becomes the last good copy. Off for a reader who demands less of it than another.
  public var replacesCopy = true
  /// What galleries call the source (SPEC section 4).
  public var names: Set<String> = []

  public init(url: WebURL, purpose: Purpose = .feed, policy: RequestPolicy) {
    self.url = url
    self.purpose = purpose
    self.policy = policy
  }
}

/// The decoded body of an answer.
public struct RetrievedBody: Sendable {
  public var bytes: [UInt8]
  /// The `Content-Type` header as sent.
  public var contentType: String?
  /// The address that answered, after redirects.
  public var url: WebURL

  public init(bytes: [UInt8], contentType: String?, url: WebURL) {
    self.bytes = bytes
    self.contentType = contentType
    self.url = url
  }
}

/// Why a body is no good: an HTML page, an empty or suspiciously smaller feed.
public struct RetrievalRefusal: Error, Sendable {
  public var reason: String

  public init(reason: String) { self.reason = reason }
}

/// What came of a request.
public struct Retrieval<Value: Sendable>: Sendable {
  public enum Status: Sendable, Hashable {
    /// Asked for now: a new body, or the server said that the stored one still holds.
    case fresh
    /// From the cache, within its `ttl`.
    case cached
    /// The last good copy, because of `reason`.
    case stale(reason: String)
    case failed(reason: String)
  }

  /// Nil exactly when the status is `failed`.
  public var value: Value?
  public var status: Status
  /// Seconds since the body was last known to be good; 0 when fresh, nil when failed.
  public var age: Double?
  /// When that was, in seconds since 1970, as far as it is known.
  public var checked: Double?

  public init(value: Value?, status: Status, age: Double?, checked: Double? = nil) {
    self.value = value
    self.status = status
    self.age = age
    self.checked = checked
  }
}
