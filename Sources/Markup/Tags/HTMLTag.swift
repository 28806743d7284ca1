/// A tag of a page, with those of its attributes that say where something is or what it is called.
public struct HTMLTag: Sendable {
  public internal(set) var name = HTMLTagName.other
  public internal(set) var isEnd = false
  /// The byte of the `<`.
  public internal(set) var offset = 0
  /// Behind its `>`.
  public internal(set) var end = 0
  /// What a script, style or another element of mere text holds; empty for all others.
  public internal(set) var contents = 0..<0
  /// Each name once: of several, browsers take the first.
  public internal(set) var attributes: [Attribute] = []

  public struct Attribute: Sendable {
    public let name: HTMLAttributeName
    /// The bytes of the value as written, without quotation marks.
    public let value: Range<Int>

    /// The value, character references decoded.
    /// - Parameter source: the page that the tag was read from.
    public func text(in source: [UInt8]) -> String { AttributeText.decoded(source[value]) }
  }

  /// What a title or a textarea holds, character references decoded.
  public func text(in source: [UInt8]) -> String { AttributeText.decoded(source[contents]) }

  public subscript(_ name: HTMLAttributeName) -> Attribute? { attributes.first { $0.name == name } }
}

/// Elements that are asked for by name; all others are `other`.
public enum HTMLTagName: String, Sendable, CaseIterable {
  case a, area, audio, base, embed, form, iframe, image, img, input, link, math, meta, noembed, noframes, noscript,
    object
  case plaintext, script, source, style, svg, template, textarea, title, track, use, video, xmp, other

  /// Elements whose contents are text, whatever they look like.
  var holdsText: Bool {
    switch self {
    case .iframe, .noembed, .noframes, .plaintext, .script, .style, .textarea, .title, .xmp: true
    default: false
    }
  }
}

/// Attributes that are asked for by name; others are passed over.
public enum HTMLAttributeName: String, Sendable, CaseIterable {
  case action, alt, content, data, formaction, height, href, id, imagesrcset, name, poster, property, rel, src, srcset,
    title,
    type, width
  case ariaHidden = "aria-hidden"
  case ariaLabel = "aria-label"
  case ariaLabelledby = "aria-labelledby"
  case dataLoader = "data-loader"
  case dataSrc = "data-src"
  case dataLazySrc = "data-lazy-src"
  case httpEquiv = "http-equiv"
  case xlinkHref = "xlink:href"
}
