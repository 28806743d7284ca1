internal import Generator
internal import Markup

/// A page as the preview sends it: with the script that listens for changes, and a badge when `sitegen build` would hold
/// it back. No build ever writes either.
struct LivePage {
  /// The file that answers, below the site's path.
  let file: String
  let generation: Int
  /// The site's path: `/` or `/sub/`.
  let root: String
  let held: HeldBack?
  /// Whether it stands in for a site that could not be built yet.
  var isStandIn = false

  /// Before the end of the body, or at the very end of a page that leaves it out.
  func bytes(_ page: [UInt8]) -> [UInt8] {
    let end = Self.endOfBody(page) ?? page.count
    return page[..<end] + addition.bytes + page[end...]
  }

  private var addition: HTML {
    var html = HTML()
    if let held {
      html.literal("<div data-sitegen-mark")
      html.attribute("style", Self.badge)
      html.literal(">")
      html.text(held.rawValue.prefix(1).uppercased() + held.rawValue.dropFirst())
      html.literal("</div>\n")
    }
    html.literal("<script")
    html.attribute("src", root + Self.scriptName)
    html.attribute("data-events", root + Self.eventsName)
    html.attribute("data-root", root)
    html.attribute("data-file", file)
    html.attribute("data-generation", generation)
    if isStandIn { html.attribute("data-stand-in", "") }
    html.literal("></script>\n")
    return html
  }

  static let scriptName = ".sitegen/preview.js"
  static let eventsName = ".sitegen/events"

  private static let badge =
    "position:fixed;z-index:2147483000;right:.75rem;bottom:.75rem;padding:.2rem .7rem;border-radius:1rem;"
    + "background:#7a3e00;color:#fff;font:600 .8rem/1.5 system-ui,sans-serif;pointer-events:none"

  /// Where the last `</body` begins, in letters of any case.
  private static func endOfBody(_ page: [UInt8]) -> Int? {
    let tag = Array("</body".utf8)
    guard page.count >= tag.count else { return nil }
    return stride(from: page.count - tag.count, through: 0, by: -1).first { start in
      page[start] == tag[0] && tag.indices.allSatisfy { page[start + $0] | 0x20 == tag[$0] | 0x20 }
    }
  }
}
