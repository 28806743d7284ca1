/// A rendered Markdown text: CommonMark 0.30. What is plain is read here, all else by libcmark; the output is the same.
public struct MarkdownDocument: Sendable, Hashable {
  public enum Piece: Sendable, Hashable {
    /// May end inside of an open list or quotation that the next piece closes.
    case html(HTML)
    /// The n-th of `inserts` stands here, always between blocks.
    case insert(Int)
  }

  public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public var level: Int
    /// Unique in the document; empty when heading ids are off.
    public var id: String
    /// Plain text, white space folded.
    public var text: String

    public init(level: Int, id: String, text: String) {
      self.level = level
      self.id = id
      self.text = text
    }
  }

  public var pieces: [Piece] = []
  public var headings: [Heading] = []
  /// Plain text of the first paragraph that has any and stands in no list or quotation; empty if there is none.
  public var firstParagraph = ""
  /// Words of the text and of code, parted by white space; an ideograph or a kana counts as a word.
  public var wordCount = 0
  /// The first raw HTML left out because `unsafeHTML` is off. Comments do not count: nobody misses them.
  public var droppedHTML: SourceLocation?

  public init() {}

  /// All HTML pieces joined.
  public var html: HTML {
    pieces.reduce(into: HTML()) { joined, piece in
      if case .html(let html) = piece { joined.append(html) }
    }
  }

  /// Renders `source`. With `smart` and `headingIDs` off, `unsafeHTML` on and no inserts, the output is libcmark's,
  /// byte for byte. Bytes that are no UTF-8 become U+FFFD.
  /// - Parameters:
  ///   - inserts: ranges of indices of `source`, ascending, none empty or across a line end. In text, each is left out
  ///     and reported as a piece: a paragraph is split around it, and one that stands in emphasis, a link, a heading or
  ///     an image's text comes right after that block. In code, raw HTML and addresses its text stays as it is.
  ///   - rewrite: asked for every link and image whose address has no scheme: one that has leads to other sites. Returns a
  ///     new destination, or nil to keep it.
  public static func render(
    _ source: ArraySlice<UInt8>, options: MarkdownOptions, inserts: [Range<Int>] = [],
    rewrite: ((MarkdownLink) -> String?)? = nil
  ) -> MarkdownDocument {
    let text = MarkdownSource(source, inserts: inserts)
    return PlainMarkdown.render(text, options: options, rewrite: rewrite)
      ?? renderByLibrary(text, options: options, rewrite: rewrite)
  }

  /// What `render` gives is what this does, which has libcmark read everything.
  package static func renderByLibrary(
    _ source: ArraySlice<UInt8>, options: MarkdownOptions, rewrite: ((MarkdownLink) -> String?)? = nil
  ) -> MarkdownDocument {
    renderByLibrary(MarkdownSource(source, inserts: []), options: options, rewrite: rewrite)
  }

  private static func renderByLibrary(
    _ text: MarkdownSource, options: MarkdownOptions, rewrite: ((MarkdownLink) -> String?)?
  ) -> MarkdownDocument {
    let tree = MarkdownTree(parsing: text, smart: options.smart)
    var renderer = MarkdownRenderer(source: text, options: options, rewrite: rewrite)
    tree.walk { node, isEntering in renderer.visit(node, isEntering: isEntering) }
    return renderer.finish()
  }
}
