/// What a feed says of one medium: the `_media` object of SPEC section 8.
public struct Media: Sendable, Equatable {
  public var kind: MediaKind = .other
  /// The platform's public asset id, unchecked text from the feed.
  public var rid: String?
  /// Pixels.
  public var width: Int?
  /// Pixels.
  public var height: Int?
  /// Width ÷ height.
  public var aspectRatio: Double?
  /// Seconds.
  public var duration: Double?
  public var thumbnails: [Thumbnail] = []
  public var renditions: [Rendition] = []
  public var subtitles: [Subtitle] = []
  public var credits: [Credit] = []
  public var rating: String?
  public var playerURL: WebURL?
  public var embedURL: WebURL?

  public init() {}

  /// As `Entry.clear`.
  mutating func clear() {
    kind = .other
    rid = nil
    width = nil
    height = nil
    aspectRatio = nil
    duration = nil
    if !thumbnails.isEmpty { thumbnails.removeAll(keepingCapacity: true) }
    if !renditions.isEmpty { renditions.removeAll(keepingCapacity: true) }
    subtitles = []
    credits = []
    rating = nil
    playerURL = nil
    embedURL = nil
  }
}

public enum MediaKind: String, Sendable {
  case video, audio, image, other
}

/// A still picture that stands for the medium; sizes in pixels.
public struct Thumbnail: Sendable, Equatable {
  public var url: WebURL
  public var width: Int?
  public var height: Int?
  /// As for renditions.
  public var version: String?

  @inline(__always)
  public init(url: WebURL, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.width = width
    self.height = height
  }
}

/// One encoding of the medium (Media RSS `media:content`, the platform's `versions`).
public struct Rendition: Sendable, Equatable {
  public var url: WebURL
  public var mimeType: String?
  /// Pixels.
  public var width: Int?
  /// Pixels.
  public var height: Int?
  /// Kilobits per second, as Media RSS counts.
  public var bitrate: Double?
  /// Bytes.
  public var size: Int?
  /// What the feed says it is, when it says so without a MIME type.
  public var medium: MediaKind?
  public var isDefault: Bool?
  /// An excerpt only (Media RSS `expression="sample"`).
  public var isSample = false
  /// Plain text.
  public var title: String?
  /// Seconds.
  public var duration: Double?
  /// Its name on the platform, where a list of all that there are was given (the API, not feeds): `mp4_hd`.
  public var version: String?

  @inline(__always)
  public init(url: WebURL, mimeType: String? = nil) {
    self.url = url
    self.mimeType = mimeType
  }
}

public struct Subtitle: Sendable, Equatable {
  public var url: WebURL
  /// BCP 47, lower case: `en-us`.
  public var language: String?

  public init(url: WebURL, language: String? = nil) {
    self.url = url
    self.language = language
  }
}

/// `media:credit`: who did what.
public struct Credit: Sendable, Equatable {
  public var name: String
  public var role: String?

  public init(name: String, role: String? = nil) {
    self.name = name
    self.role = role
  }
}
