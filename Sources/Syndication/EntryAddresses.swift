extension Entry {
  /// The entry with what `transform` makes of every address in it but those of people. A part whose address becomes nil
  /// is left out; in its content, the attribute that holds it, and an element that is nothing without.
  /// - Parameter hosts: as in `FeedParser`.
  public func mappingAddresses(frames hosts: Set<String> = [], _ transform: @escaping (WebURL) -> WebURL?) -> Entry {
    var entry = self
    entry.content = content.flatMap { Content.mappingAddresses($0, frames: hosts, transform) }
    entry.url = url.flatMap(transform)
    entry.image = image.flatMap(transform)
    entry.attachments = Self.mapped(attachments, \.url, transform)
    entry.media.thumbnails = Self.mapped(media.thumbnails, \.url, transform)
    entry.media.renditions = Self.mapped(media.renditions, \.url, transform)
    entry.media.subtitles = Self.mapped(media.subtitles, \.url, transform)
    entry.media.playerURL = media.playerURL.flatMap(transform)
    entry.media.embedURL = media.embedURL.flatMap(transform)
    return entry
  }

  private static func mapped<Part>(
    _ parts: [Part], _ url: WritableKeyPath<Part, WebURL>, _ transform: (WebURL) -> WebURL?
  ) -> [Part] {
    parts.compactMap { part in
      guard let address = transform(part[keyPath: url]) else { return nil }
      var part = part
      part[keyPath: url] = address
      return part
    }
  }
}

extension WebURL {
  /// Whether it opens for a while only, or for some: it holds a signature, a token, an expiry or a password.
  public var isSigned: Bool { SigningParameters.removed(from: self) != string || Secrets.hidden(in: string) != string }

  /// Without what signs it, and so the same from fetch to fetch. It need not open.
  public var unsigned: WebURL { WebURL(trusted: SigningParameters.removed(from: self), isAbsolute: isAbsolute) }
}
