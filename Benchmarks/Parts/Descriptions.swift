/// Descriptions as feeds have them, from a line to a long article.
struct Description {
  var name: String
  var html: String

  static let all = [
    Description(name: "a line", html: "<p>Fog until ten, then the ferry, late as ever.</p>"),
    Description(name: "a paragraph", html: paragraph(1)),
    Description(name: "a picture and text", html: picture + paragraph(1) + share),
    Description(name: "a blog post", html: post),
    Description(name: "a table", html: table),
    Description(name: "a newsletter", html: newsletter),
    Description(name: "an article of 200 kB", html: String(repeating: post, count: 40)),
    Description(
      name: "plain text of 200 kB", html: String(repeating: "Fog &amp; the ferry, late as ever. ", count: 6000)),
  ]

  private static func paragraph(_ number: Int) -> String {
    """
    <p>We left at <strong>five</strong>, with the <a href="https://harbour.example/boats/\(number)?ref=feed&amp;n=1" target="_blank" \
    rel="noopener">boats</a> still dark. &#8220;It will clear,&#8221; said Nils&hellip; and it did: by <em>nine</em> there was \
    light on the water, and by ten there was nothing else&nbsp;to look at.</p>

    """
  }

  private static let picture = """
    <div class="wp-block-image"><figure class="aligncenter size-large"><img loading="lazy" width="1024" height="683" \
    src="https://harbour.example/wp-content/uploads/2026/05/pier-1024x683.jpg" alt="The pier" class="wp-image-12" \
    srcset="https://harbour.example/pier-1024x683.jpg 1024w, https://harbour.example/pier-300x200.jpg 300w" \
    sizes="(max-width: 1024px) 100vw, 1024px" style="border:0" /><figcaption>The pier</figcaption></figure></div>

    """
  private static let share = """
    <p>The post <a rel="nofollow" href="https://harbour.example/post/">Fog</a> appeared first on \
    <a rel="nofollow" href="https://harbour.example">Harbour</a>.</p><img src="https://stats.example/p.gif?x=1" height="1" width="1">
    """
  private static let list =
    "<ul class=\"wp-block-list\">\n"
    + (1...8).map { "<li><a href=\"/part/\($0)\">Part \($0)</a> of the walk, <b>\($0) km</b></li>\n" }.joined()
    + "</ul>\n"
  private static let post =
    (1...6).map(paragraph).joined() + "<h2 id=\"h-the-walk\" class=\"wp-block-heading\">The walk</h2>\n" + picture
    + list
    + "<blockquote class=\"wp-block-quote\"><p>Rope, salt, paint.</p><cite>N. H.</cite></blockquote>\n"
    + (7...12).map(paragraph).joined() + share
  private static let table =
    "<table border=1 cellpadding=2><thead><tr><th>Day</th><th>Tide</th></tr></thead><tbody>"
    + (1...40).map { "<tr class=\"r\($0 % 2)\"><td>\($0) May</td><td align=right>\($0 % 12):0\($0 % 10)</td></tr>\n" }
    .joined()
    + "</tbody></table>"
  private static let newsletter =
    "<!-- begin --><center><table width=\"600\" style=\"width:600px;margin:0 auto\"><tr><td style=\"font:14px Arial\">"
    + "<style>.x{color:red}</style>"
    + post.replacing("<p>", with: "<p style=\"margin:0 0 1em;color:#333\"><font color=\"#333\">")
    .replacing("</p>", with: "</font></p>") + "<script>track()</script></td></tr></table></center>"
}
