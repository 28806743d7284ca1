/// What the parser of HTML 5 does with an element (HTML, section 13.2.6.4), as far as the sanitizer must foresee it.
extension HTMLElement {
  /// Without content and end tag.
  var isVoid: Bool {
    switch self {
    case .br, .hr, .img, .source: true
    default: false
    }
  }

  /// Goes together with its content, which is no text for people or is read by other rules than ours.
  var isDropped: Bool {
    switch self {
    case .canvas, .iframe, .math, .noembed, .noframes, .noscript, .object, .plaintext, .script, .select, .style: true
    case .svg, .template, .textarea, .title, .xmp: true
    default: false
    }
  }

  /// Stands inside a word as well as between words.
  var isWithinWords: Bool {
    switch self {
    case .a, .abbr, .b, .cite, .code, .del, .dfn, .em, .i, .ins, .kbd, .mark, .q, .s, .samp, .small, .span, .strike:
      true
    case .strong, .sub, .sup, .time, .u, .var: true
    default: false
    }
  }

  /// Ends an open paragraph.
  var isBlock: Bool {
    switch self {
    case .blockquote, .div, .dl, .figcaption, .figure, .hr, .ol, .p, .pre, .table, .ul: true
    default: isHeading
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Holds other parts of a table only: a browser would move anything else out of the table.
  var isTableFrame: Bool { self == .table || self == .tr || isTableSection }

  var isTableSection: Bool { self == .tbody || self == .thead || self == .tfoot }

  /// Whether libxml2's parser ends an element of this kind where `child` begins directly in it. Such pairs are not written,
  /// so that reading the output again gives the same tree. Found by trying every pair; pairs that the other rules exclude
  /// are left out.
  func isEnded(by child: HTMLElement) -> Bool {
    switch self {
    case .b, .i, .u, .s, .strike, .small: child == .p
    case .h1, .h2, .h3, .h4, .h5, .h6: child == .p || child == .table
    case .pre: child == .ul || child == .dl || child == .table
    case .ul: child == .pre || child == .ol
    case .ol: child == .ul
    case .dt: child == .dl
    case .a: child == .table
    default: false
    }
  }
}
