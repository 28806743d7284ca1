/// Markup to be afraid of, the same for every seed.
struct HostileMarkup {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % count
  }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[next(items.count)] }

  /// Tags opened, closed and left open, with attributes, text and comments between.
  mutating func document() -> String {
    var text = ""
    for _ in 0...pick([2, 5, 12, 30]) {
      switch next(8) {
      case 0...3: text += startTag()
      case 4, 5: text += "</" + pick(Self.elements) + pick([">", ">", " >", "/>", ""])
      default: text += pick(Self.texts)
      }
    }
    return text
  }

  private mutating func startTag() -> String {
    var tag = "<" + pick(Self.elements)
    for _ in 0..<pick([0, 0, 1, 2]) {
      let quote = pick(["\"", "'", ""])
      tag += pick([" ", "/", "\n"]) + pick(Self.attributes) + "=" + quote + pick(Self.values) + quote
    }
    return tag + pick([">", ">", ">", "/>", ""])
  }

  /// Balanced, of the elements that need no parser.
  mutating func simple(depth: Int = 0, in parent: String = "") -> String {
    (0..<next(4)).map { _ in simplePart(depth, parent) }.joined()
  }

  private mutating func simplePart(_ depth: Int, _ parent: String) -> String {
    if depth > 4 || next(3) == 0 {
      return pick(["a", " b c ", "\n", "&amp;", "&#39;", "\"é\"", "<br>", "<br />", "]]>", "\u{FEFF}"])
    }
    let children = parent == "ul" || parent == "ol" ? ["li"] : parent.isEmpty ? Self.simpleRoots : Self.simpleInlines
    let name = pick(children)
    let attribute =
      name == "a" ? " href=\"\(pick(["http://a.example/b?c=d#e", "https://a", "https://a:1/%20~_"]))\"" : ""
    return "<\(name)\(attribute)>\(simple(depth: depth + 1, in: name))</\(name)>"
  }

  private static let simpleRoots = ["p", "ul", "ol", "b", "a", "p"]
  private static let simpleInlines = ["b", "i", "em", "strong", "a"]

  static let elements = [
    "a", "a", "p", "p", "b", "i", "table", "tr", "td", "th", "tbody", "caption", "li", "ul", "ol", "dl", "dt", "dd",
    "pre",
    "h1", "h2", "div", "span", "blockquote", "figure", "img", "br", "hr", "video", "source", "code", "u", "small",
    "strike",
    "script", "ScRiPt", "style", "noscript", "svg", "math", "mtext", "mglyph", "annotation-xml", "foreignObject",
    "textarea",
    "title", "template", "select", "option", "iframe", "form", "button", "input", "xmp", "plaintext", "noembed",
    "object",
    "embed", "font", "nobr", "center", "section", "body", "html", "head", "meta", "base", "link", "image", "frameset",
    "menu",
    "marquee", "ruby", "rt", "col", "x", "scr\u{0}ipt", "scr\nipt", "listing", "wbr",
  ]
  static let attributes = [
    "onclick", "onerror", "ONLOAD", "style", "class", "id", "title", "alt", "href", "href", "HREF", "src", "src",
    "srcset",
    "formaction", "xlink:href", "poster", "width", "colspan", "action", "background", "srcdoc", "on\u{0}click",
    "datetime",
  ]
  static let values =
    addresses + [
      "x", "10", "</noscript><img src=x onerror=alert(1)>", "--><script>alert(1)</script>", "\n x\r\n",
      "&lt;script&gt;",
      "a'b", "`", "&quot;onclick=x", "]]>", "&#13;&#0;&#150;", "\u{0}", "<", ">", "&", "",
    ]
  static let addresses = [
    "javascript:alert(1)", "JaVa\tScRiPt:alert(1)", " javascript:x", "&#106;avascript:x", "&#x6A&#x61vascript:x",
    "java&#10;script:x", "\u{1}javascript:x", "javascript&colon;x", "vbscript:x", "data:text/html,<script>x</script>",
    "\u{A0}javascript:x", "javascript\u{0}:x", "&Tab;javascript:x", "blob:x", "file:///etc", "about:blank", "http:x",
    "http://a.example/?b=1&c=2", "//a.example/", "\\\\a.example", "http:\\\\a.example", "/\\a.example",
    "mailto:a@b.example",
  ]
  static let texts = [
    "a", "hello world", " ", "\n", "\n\n", "&amp;", "&lt;script&gt;", "&nbsp;", "&copy", "&#60;b&#62;", "&#x80;",
    "&#0;",
    "&#13;", "\r\n", "\u{0}", "\u{B}", "<", "< ", "<3", "&", "&#", "&#xD800;", "é", "😀", "]]>", "-->", "\u{85}",
    "\u{FFFE}",
    "<!--", "<!-- x -->", "<!-->", "<!--->", "--!>", "<![CDATA[", "<![CDATA[<b>x]]>", "<!DOCTYPE html>", "<?php x ?>",
    "</>",
    "</ x>", "<_a>", "<:b>", "</x>", "</body>", "</html>", "</br>", "</p>", "it's",
  ]
}
