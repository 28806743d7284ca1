/// What may stay of foreign HTML: everything else goes (OWASP's advice: allow, never forbid).
public struct SanitizerPolicy: Sendable {
  /// Elements that stay, with the attributes each may keep. No `style`, `class`, `id`, `on…` anywhere.
  var elements: [String: Set<String>]
  /// Elements that go together with all they hold: their content is not text for people, or is read by other rules.
  var dropped: Set<String>
  /// Schemes of links; addresses without one are relative.
  var schemes: Set<String>
  /// Hosts whose https iframes stay; none by default.
  public var iframeHosts: Set<String> = []
  /// Elements open at once; deeper ones lose their tags.
  var depth = 50

  /// For descriptions in feeds.
  public static let feed = SanitizerPolicy(
    elements: [
      "p": [], "br": [], "hr": [], "b": [], "strong": [], "i": [], "em": [], "u": [], "s": [], "strike": [], "del": [],
      "ins": [], "sub": [], "sup": [], "small": [], "mark": [], "code": [], "kbd": [], "samp": [], "var": [], "pre": [],
      "blockquote": [], "q": [], "cite": [], "abbr": ["title"], "dfn": [], "span": [], "div": [], "h1": [], "h2": [],
      "h3": [], "h4": [], "h5": [], "h6": [], "ul": [], "ol": [], "li": [], "dl": [], "dt": [], "dd": [],
      "figure": [], "figcaption": [], "table": [], "caption": [], "thead": [], "tbody": [], "tfoot": [], "tr": [],
      "th": ["colspan", "rowspan", "scope"], "td": ["colspan", "rowspan"], "a": ["href", "title"],
      "img": ["src", "alt", "title", "width", "height"], "time": ["datetime"], "video": ["src", "poster", "width", "height"],
      "audio": ["src"], "source": ["src", "type"],
    ],
    dropped: [
      "script", "style", "template", "noscript", "svg", "math", "textarea", "title", "xmp", "iframe", "noembed",
      "noframes", "plaintext", "select", "object", "embed", "applet", "head", "frameset", "canvas", "listing",
    ],
    schemes: ["http", "https", "mailto", "tel"])
}
