import Cincopa
import Markup

/// What the generator puts into the head of each page: metadata and feed links.
struct Head {
  let context: RenderContext
  let page: PageValue
  /// The address of this very page: a list's further pages have their own.
  let path: URLPath
  /// What the template's own text has already, so that nothing stands twice.
  let own: TemplateHead
  /// Whether blocks for visitors' uploads stand in it, and the built-in theme is to show them.
  var stylesUploads = false

  func html() -> HTML {
    var html = HTML()
    html.reserveCapacity(2_048)
    let permalink = context.baseURL.permalink(path)
    if !own.hasCanonical, page.page.kind != .notFound {
      html.literal("<link rel=\"canonical\" href=\"")
      html.text(permalink)
      html.literal("\">\n")
    }
    let description = description
    if !own.hasDescription, !description.isEmpty { html.metadata("<meta name=\"description\" content=\"", description) }
    if let robots = page.page.source?.frontMatter.robots {
      html.metadata("<meta name=\"robots\" content=\"", robots)
    } else if page.page.kind == .notFound {
      html.literal("<meta name=\"robots\" content=\"noindex\">\n")
    }
    openGraph(permalink, description, &html)
    feeds(&html)
    discovery(&html)
    if stylesUploads {
      let address = context.baseURL.prefixed("/" + VisitorUploadBlock.stylePath)
      html.void("link", ["rel": "stylesheet", "href": .text(address)])
      html.lineBreak()
    }
    return html
  }

  /// oEmbed of the one gallery that a page is about, where the platform has a page for it.
  private func discovery(_ html: inout HTML) {
    let galleries = (context.galleries[page.index] ?? []).filter { !$0.isSkipped }
    let platform = context.site.configuration.platform
    guard galleries.count == 1, let identity = galleries[0].definition.identity,
      let watch = Links.watch(identity, subdomain: platform.subdomain, hosts: platform.hosts)
    else { return }
    html.void(
      "link",
      [
        "rel": "alternate", "type": "application/json+oembed", "title": .text(galleries[0].title ?? page.page.title),
        "href": .text(Links.oEmbed(watch, hosts: platform.hosts)),
      ])
    html.lineBreak()
  }

  private var description: String {
    let text = page.page.source?.frontMatter.description ?? page.digest.firstParagraph
    if !text.isEmpty { return text.shortened(to: 200) }
    return page.page.kind == .home ? context.site.configuration.description : ""
  }

  private func openGraph(_ permalink: String, _ description: String, _ html: inout HTML) {
    let site = context.site.configuration.title
    html.metadata("<meta property=\"og:title\" content=\"", page.page.title)
    html.metadata("<meta property=\"og:type\" content=\"", page.page.kind == .page ? "article" : "website")
    html.metadata("<meta property=\"og:url\" content=\"", permalink)
    if !site.isEmpty { html.metadata("<meta property=\"og:site_name\" content=\"", site) }
    if !description.isEmpty { html.metadata("<meta property=\"og:description\" content=\"", description) }
    if let image = page.sharedImage { html.metadata("<meta property=\"og:image\" content=\"", absolute(image)) }
  }

  private func absolute(_ link: String) -> String {
    link.hasPrefix("/") && !link.hasPrefix("//") ? context.baseURL.origin + link : link
  }

  private func feeds(_ html: inout HTML) {
    guard context.site.configuration.outputs.rss else { return }
    html.append(context.homeFeed)
    if page.page.hasFeed, page.index != Site.home {
      Self.feed(page.page.title, context.baseURL.link(page.page.path.appending(file: "rss.xml")), &html)
    }
  }

  static func feed(_ title: String, _ url: String, _ html: inout HTML) {
    html.literal("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"")
    html.text(title)
    html.literal("\" href=\"")
    html.text(url)
    html.literal("\">\n")
  }
}

extension HTML {
  /// An element whose last attribute, which `start` opens, is `content`.
  fileprivate mutating func metadata(_ start: StaticString, _ content: String) {
    literal(start)
    text(content)
    literal("\">\n")
  }
}

extension Page {
  /// Whether an `rss.xml` stands beside it.
  var hasFeed: Bool {
    switch kind {
    case .home, .section, .term: true
    case .page, .taxonomy, .notFound: false
    }
  }
}

extension String {
  /// Cut at a blank, with an ellipsis, when it has more characters than `count`.
  func shortened(to count: Int) -> String {
    guard utf8.count > count, self.count > count else { return self }
    let start = prefix(count - 1)
    let end = start.lastIndex(of: " ") ?? start.endIndex
    return start[..<end] + "…"
  }
}
