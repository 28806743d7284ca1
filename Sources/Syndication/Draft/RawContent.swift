import Markup

/// Text of a feed as it was declared, before it is made safe: only what wins is worked on.
enum RawContent {
  /// Plain text that must not be read as markup.
  case text(String)
  /// Markup that was escaped or stood in CDATA.
  case html(String)
  /// As `html`: all text of this element, which need not be there any more when the item has been read.
  case leaf(XMLElement)
  /// Markup that stood in the feed itself.
  case xhtml([UInt8])

  /// Text in which nothing has to be escaped, taken away or trimmed, and that as HTML.
  var ifPlain: (text: String, html: HTML)? {
    switch self {
    case .text(let text), .html(let text):
      guard let first = text.utf8.first, first > 0x20, first != UInt8(ascii: "<"), let last = text.utf8.last,
        last > 0x20
      else { return nil }
      return Content.unchanged(text).map { (text, $0) }
    case .leaf(let element):
      let isMarkup = element.withText { !$0.isEmpty && $0[0] == UInt8(ascii: "<") }
      return isMarkup ? nil : RawContent.html(element.text).ifPlain
    case .xhtml: return nil
    }
  }

  /// Of the simplest markup: what it is when sanitised, and the text in it, which may be empty.
  func ifSimple(_ content: Content) -> (html: HTML, text: String)? {
    switch self {
    case .html(let markup): content.simple(markup.utf8Span.span)
    case .leaf(let element): element.withText(content.simple)
    case .text, .xhtml: nil
    }
  }

  /// The text alone of what `ifSimple` makes safe.
  func simpleText(_ content: Content) -> String? {
    switch self {
    case .html(let markup): content.simpleText(markup.utf8Span.span)
    case .leaf(let element): element.withText(content.simpleText)
    case .text, .xhtml: nil
    }
  }

  /// Sanitised; nil when nothing is left.
  func html(base: WebURL?, _ content: Content) -> HTML? {
    switch self {
    case .text(let text): Content.plain(text)
    case .html(let markup): content.sanitized(markup, base: base)
    case .leaf(let element): content.sanitized(element.text, base: base)
    case .xhtml(let markup): content.sanitized(markup, base: base)
    }
  }

  /// Nil when nothing is left.
  var plainText: String? {
    switch self {
    case .text(let text): PlainText.fromText(text)
    case .html(let markup): PlainText.fromMarkup(markup)
    case .leaf(let element): element.plainText
    case .xhtml(let markup): PlainText.fromMarkup(String(decoding: markup, as: UTF8.self))
    }
  }

  var isBlank: Bool {
    switch self {
    case .text(let text), .html(let text): ASCII.isBlank(text)
    case .leaf(let element): element.withText { text in !ASCII.contains(text) { !ASCII.isSpace($0) } }
    case .xhtml(let bytes): !ASCII.contains(bytes.span) { !ASCII.isSpace($0) }
    }
  }
}
