import Markup

/// An absolute http or https address, or a relative reference that found no base to stand on (RFC 3986).
///
/// Feeds hold blanks, Unicode and stray characters in addresses; what may not stand in a URL is percent-encoded, as
/// browsers do. Scheme and host are in lower case, an international host stays as written. Other schemes are refused.
public struct WebURL: Sendable, Hashable {
  public let string: String
  /// Whether scheme and host are known.
  public let isAbsolute: Bool

  /// - Parameters:
  ///   - text: as found in a feed; white space around it and line ends in it do not count.
  ///   - base: what a relative reference is resolved against; without one it is kept.
  public init?(_ text: String, base: WebURL? = nil) {
    guard let url = try? WebURL(reading: text, base: base) else { return nil }
    self = url
  }

  init(reading text: String, base: WebURL? = nil) throws(WebURLProblem) {
    if CleanAddress.isAbsolute(text.utf8Span.span) {
      self.init(trusted: text, isAbsolute: true)
      return
    }
    let reference = try WebURLReader.read(text)
    if reference.isAbsolute {
      self.init(trusted: reference.string, isAbsolute: true)
    } else if let base {
      self = try base.resolve(reference)
    } else if let scheme = reference.scheme {
      throw .malformed("'\(scheme):' without a host")
    } else {
      self.init(trusted: reference.string, isAbsolute: false)
    }
  }

  /// An address that is absolute and right as it stands; nil for all others.
  init?(clean text: Span<UInt8>) {
    guard CleanAddress.isAbsolute(text), let address = String(ascii: text) else { return nil }
    self.init(trusted: address, isAbsolute: true)
  }

  /// Whether it is a path from the root of an unknown host; `//host/path` is not.
  var isRootRelative: Bool { !isAbsolute && string.hasPrefix("/") && !string.hasPrefix("//") }

  @inline(__always)
  init(trusted string: String, isAbsolute: Bool) {
    self.string = string
    self.isAbsolute = isAbsolute
  }

  /// The address that `reference` means when it stands in this document; nil for other schemes.
  public func resolving(_ reference: String) -> WebURL? {
    WebURL(reference, base: self)
  }

  /// The address that a kept relative reference means here; itself when it is absolute.
  public func resolving(_ reference: WebURL) -> WebURL {
    reference.isAbsolute ? reference : (WebURL(reference.string, base: self) ?? reference)
  }
}

extension WebURL: CustomStringConvertible {
  public var description: String { string }
}

/// Why a text is no address to be used.
enum WebURLProblem: Error, Equatable {
  case empty
  /// A scheme other than http and https, in lower case.
  case scheme(String)
  case malformed(String)
}
