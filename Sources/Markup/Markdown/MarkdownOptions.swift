/// How Markdown is rendered (SPEC section 3, `markdown`).
public struct MarkdownOptions: Sendable, Hashable {
  /// Straight quotes, `--`, `---` and `...` become their typographic forms. Code, addresses and inserts stay as they
  /// are.
  public var smart: Bool
  /// Raw HTML and addresses such as `javascript:` are kept. Without it, `<!-- raw HTML omitted -->` stands for the HTML
  /// and the address is left empty.
  public var unsafeHTML: Bool
  /// Headings get an `id`.
  public var headingIDs: Bool
  /// The folder below which addresses of raw HTML are put that begin with one slash. Begins and ends in `/`; `/` leaves
  /// all as it is.
  public var root: String
  /// Whether words are counted; otherwise there seem to be none.
  public var countsWords: Bool

  public init(
    smart: Bool = true, unsafeHTML: Bool = false, headingIDs: Bool = true, root: String = "/",
    countsWords: Bool = true
  ) {
    self.smart = smart
    self.unsafeHTML = unsafeHTML
    self.headingIDs = headingIDs
    self.root = root
    self.countsWords = countsWords
  }
}

/// A link or an image, as the author wrote it.
public struct MarkdownLink: Sendable, Hashable {
  /// With backslashes and character references resolved, not yet percent-encoded.
  public var destination: String
  public var isImage: Bool
  /// Where the destination stands in the source that was given, whose first line is 1; where the link stands, if its
  /// destination is spelt otherwise there or is defined far below it.
  public var location: SourceLocation

  public init(destination: String, isImage: Bool, location: SourceLocation) {
    self.destination = destination
    self.isImage = isImage
    self.location = location
  }
}
