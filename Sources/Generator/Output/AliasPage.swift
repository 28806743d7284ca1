internal import Markup

/// The page at an address that has moved, for hosts that know nothing of `_redirects`.
public enum AliasPage {
  /// - Parameters:
  ///   - address: the absolute address of the page, percent-encoded.
  ///   - title: of the page.
  ///   - language: BCP 47; empty when unknown.
  public static func bytes(to address: String, title: String, language: String = "") -> [UInt8] {
    var html = HTML.doctype()
    html.element("html", ["lang": language.isEmpty ? .absent : .text(language)]) { html in
      html.lineBreak()
      html.element("head", [:]) { writeHead(address, title, to: &$0) }
      html.lineBreak()
      html.element("body", [:]) { body in
        body.element("p", [:]) { $0.element("a", ["href": .text(address)]) { $0.text(title) } }
      }
      html.lineBreak()
    }
    html.lineBreak()
    return html.bytes
  }

  private static func writeHead(_ address: String, _ title: String, to head: inout HTML) {
    head.lineBreak()
    head.void("meta", ["charset": "utf-8"])
    head.lineBreak()
    head.element("title", [:]) { $0.text(title) }
    head.lineBreak()
    head.void("meta", ["http-equiv": "refresh", "content": .text("0; url=\(address)")])
    head.lineBreak()
    head.void("meta", ["name": "robots", "content": "noindex"])
    head.lineBreak()
    head.void("link", ["rel": "canonical", "href": .text(address)])
    head.lineBreak()
  }
}
