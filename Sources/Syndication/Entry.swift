public import Markup

/// One item of a feed (RFC 4287 `entry`, RSS `item`, XSPF `track`).
public struct Entry: Sendable, Equatable {
  /// Never empty, unique in its feed (SPEC section 8, row `id`).
  public var id: String
  public var url: WebURL?
  /// Plain text; empty only when the feed has neither title nor file name.
  public var title: String
  /// Sanitised.
  public var content: HTML?
  /// Plain text.
  public var summary: String?
  /// The largest thumbnail, else the first image rendition.
  public var image: WebURL?
  public var published: Timestamp?
  public var modified: Timestamp?
  public var attachments: [Attachment] = []
  public var tags: [String] = []
  public var authors: [Person] = []
  public var language: String?
  public var media = Media()

  public init(id: String, title: String = "") {
    self.id = id
    self.title = title
  }

  /// Forgets all but the memory of lists that hardly anybody keeps.
  mutating func clear() {
    id = ""
    url = nil
    title = ""
    content = nil
    summary = nil
    image = nil
    published = nil
    modified = nil
    attachments = []
    tags = []
    authors = []
    language = nil
    media.clear()
  }
}

/// A file to play, view or download (JSON Feed 1.1 `attachments`, RSS `enclosure`).
public struct Attachment: Sendable, Equatable {
  public var url: WebURL
  /// `type/subtype` in lower case, without parameters.
  public var mimeType: String
  public var title: String?
  /// Bytes.
  public var size: Int?
  /// Seconds.
  public var duration: Double?

  @inline(__always)
  public init(url: WebURL, mimeType: String, title: String? = nil, size: Int? = nil, duration: Double? = nil) {
    self.url = url
    self.mimeType = mimeType
    self.title = title
    self.size = size
    self.duration = duration
  }
}
