import Cincopa
import Markup
import Syndication
import Testing

@testable import Generator

/// SPEC section 5: the markup is a contract.
@Suite struct EmbedRendererTests {
  private func html(
    _ identity: String?, _ mode: EmbedSettings.Mode, feed: String? = nil, number: Int = 1,
    size: EmbedSize = EmbedSize(),
    load: PlayerLoading = .eager
  ) throws -> String {
    var definition = GalleryDefinition(place: Place(file: "a.md"))
    definition.identity = try identity.map { try MediaReference.parse(fid: $0) }
    definition.embed = EmbedSettings(mode: mode, size: size)
    definition.embed.load = load
    let read = try feed.map { try FeedReading().parse(Array($0.utf8), contentType: nil, base: nil) }
    let gallery = Gallery(
      definition, FeedOutcome(status: read == nil ? .failed : .fresh, contents: read.map(FeedContents.init)))
    return EmbedRenderer(hosts: .standard, pageTitle: "Page <1>").html(gallery, number: number).string
  }

  @Test func scriptWithoutItems() throws {
    #expect(
      try html("AEAAQdbniShi", .script, number: 2) == """
        <figure class="embed embed-script">
        <div id="cp_widget_2"><a class="placeholder" href="https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi"><img src="https://www.cincopa.com/media-platform/api/thumb.aspx?fid=AEAAQdbniShi&amp;size=large" alt="" loading="lazy"><span class="item-title">Page &lt;1&gt;</span></a>
        <span class="embed-loading" aria-hidden="true">...</span></div>
        <script>var cpo = [];
        cpo["_object"] ="cp_widget_2";
        cpo["_fid"] = "AEAAQdbniShi";
        var _cpmp = _cpmp || []; _cpmp.push(cpo);</script>
        <figcaption>Page &lt;1&gt;</figcaption>
        </figure>

        """)
  }

  @Test func scriptOfAReference() throws {
    #expect(
      try html("rrid:po\"st</script>!AUIDUIDUIDUI!ATEMPLATETEM", .script) == """
        <figure class="embed embed-script">
        <div id="cp_widget_1"><a class="placeholder" href="https://www.cincopa.com/media-platform/iframe.aspx?fid=rrid:po%22st%3C%2Fscript%3E!AUIDUIDUIDUI!ATEMPLATETEM"><span class="item-title">Page &lt;1&gt;</span></a>
        <span class="embed-loading" aria-hidden="true">...</span></div>
        <script>var cpo = [];
        cpo["_object"] ="cp_widget_1";
        cpo["_uid"] = "AUIDUIDUIDUI";
        cpo["_rrid"] = "po\\"st\\u003C/script\\u003E";
        cpo["_template"] = "ATEMPLATETEM";
        var _cpmp = _cpmp || []; _cpmp.push(cpo);</script>
        <figcaption>Page &lt;1&gt;</figcaption>
        </figure>

        """)
  }

  private static let dots = "<span class=\"embed-loading\" aria-hidden=\"true\">...</span>"

  private static let list = """
    <ul class="gallery">
    <li class="item"><a href="https://e.example/pier"><img src="https://e.example/pier.jpg" width="600" height="450" alt="" loading="lazy"><span class="item-title">Pier</span></a><time class="item-duration" datetime="PT1M5S">1:05</time></li>
    <li class="item"><a href="https://e.example/bell"><span class="item-title">Bell</span></a><time class="item-duration" datetime="PT5S">0:05</time></li>
    </ul>

    """

  @Test func scriptWithItems() throws {
    let html = try html("AEAAQdbniShi", .script, feed: SampleFeed.rss)
    #expect(html.contains("<div id=\"cp_widget_1\">\(Self.list)\(Self.dots)</div>\n<script>var cpo = [];"))
    #expect(html.contains("<figcaption>Walks</figcaption>"))
  }

  @Test func list() throws {
    #expect(
      try html(nil, .list, feed: SampleFeed.rss)
        == "<figure class=\"embed embed-list\">\n\(Self.list)<figcaption>Walks</figcaption>\n</figure>\n")
  }

  @Test func iframe() throws {
    #expect(
      try html("ATEMPLATETEM!Ag0Cqq6ltcaH", .iframe) == """
        <figure class="embed embed-iframe">
        <iframe src="https://www.cincopa.com/media-platform/iframe.aspx?fid=ATEMPLATETEM!Ag0Cqq6ltcaH" title="Page &lt;1&gt;" width="600" height="430" allowfullscreen loading="lazy" referrerpolicy="strict-origin-when-cross-origin"></iframe>
        <noscript><img src="https://www.cincopa.com/media-platform/api/thumb.aspx?fid=ATEMPLATETEM!Ag0Cqq6ltcaH&amp;size=large" alt="Page &lt;1&gt;"></noscript>
        <figcaption><a href="https://www.cincopa.com/media-platform/iframe.aspx?fid=ATEMPLATETEM!Ag0Cqq6ltcaH">Page &lt;1&gt;</a></figcaption>
        </figure>

        """)
  }

  @Test func iframeOfASize() throws {
    let size = EmbedSize(width: 320, height: nil, ratio: EmbedSize.Ratio("16:9"))
    #expect(try html("AEAAQdbniShi", .iframe, size: size).contains("width=\"320\" height=\"180\""))
  }

  @Test func iframeOfAReferenceHasNoEmptyElement() throws {
    #expect(try !html("rrid:post-42!AUIDUIDUIDUI!ATEMPLATETEM", .iframe).contains("<noscript>"))
  }

  private static let versions = "ts_1080,ts_720p,ts_540p,ts_480,ts_360p,mp4_hd,ts_240p,ts_144p"

  @Test func videoOfAnAssetNeedsNoFeed() throws {
    #expect(
      try html("ATEMPLATETEM!Ag0Cqq6ltcaH", .video) == """
        <figure class="embed embed-video">
        <div class="item"><video controls playsinline preload="none" poster="https://www.cincopa.com/media-platform/api/thumb.aspx?rid=Ag0Cqq6ltcaH&amp;size=large" width="640" height="360"><source src="https://rtcdn.cincopa.com/m3u8.aspx?rid=Ag0Cqq6ltcaH" type="application/vnd.apple.mpegurl"><source src="https://www.cincopa.com/media-platform/api/get_version_url.aspx?rid=Ag0Cqq6ltcaH&amp;ver=mp4_hd" type="video/mp4"></video><p class="item-title">Page &lt;1&gt;</p><p class="item-links"><a href="https://rtcdn.cincopa.com/m3u8.aspx?rid=Ag0Cqq6ltcaH">HLS stream</a> <a href="https://www.cincopa.com/media-platform/api/get_version_url.aspx?rid=Ag0Cqq6ltcaH&amp;ver=\(Self.versions)">Video file</a></p></div>
        <figcaption>Page &lt;1&gt;</figcaption>
        </figure>

        """)
  }

  @Test func videoOfAFeed() throws {
    #expect(
      try html(nil, .video, feed: SampleFeed.rss) == """
        <figure class="embed embed-video">
        <div class="item"><video controls playsinline preload="none" poster="https://e.example/pier.jpg" width="640" height="360"><source src="https://e.example/pier.mp4" type="video/mp4"></video><p class="item-title">Pier</p><p class="item-links"><a href="https://e.example/pier">Open</a> <a href="https://e.example/pier.mp4" type="video/mp4">MP4</a></p></div>
        <div class="item"><audio controls preload="none"><source src="https://e.example/bell.mp3" type="audio/mpeg"></audio><p class="item-title">Bell</p><p class="item-links"><a href="https://e.example/bell">Open</a> <a href="https://e.example/bell.mp3" type="audio/mpeg">MP3</a></p></div>
        <figcaption>Walks</figcaption>
        </figure>

        """)
  }

  @Test func videoOfAGalleryWithoutItems() throws {
    #expect(
      try html("AEAAQdbniShi", .video).contains(
        "<a class=\"placeholder\" href=\"https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi\">"))
  }

  @Test func noneAndWhatIsLeftOut() throws {
    #expect(try html("AEAAQdbniShi", .none) == "")
    #expect(try html(nil, .list) == "")
  }

  @Test(arguments: [
    ("1", "9000000000000000000"), ("9000000000000000000", "1"), ("0", "5"), ("1", "21"), ("-1", "-1"),
  ])
  func sidesThatNoFilmHasCountAsNone(width: String, height: String) throws {
    let feed = """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item>
      <media:content url="https://e.example/a.mp4" width="\(width)" height="\(height)"/></item></channel></rss>
      """
    #expect(try html(nil, .video, feed: feed).contains(" width=\"640\" height=\"360\">"))
  }

  /// Whatever a feed says stands escaped in attributes, text and addresses.
  @Test(arguments: EmbedSettings.Mode.allCases, PlayerLoading.allCases)
  func hostileFeeds(_ mode: EmbedSettings.Mode, _ load: PlayerLoading) throws {
    let bad = "&quot;&gt;&lt;script&gt;x&lt;/script&gt;"
    let feed = """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>\(bad)</title><description>\(bad)</description>
      <item><title type="plain">&amp;lt;script&amp;gt; \(bad)</title><link>https://e.example/\(bad)</link><guid>\(bad)</guid>
      <media:content url="https://e.example/\(bad).mp4" type="video/\(bad)" duration="\(bad)"/>
      <media:thumbnail url="https://e.example/\(bad).jpg" width="\(bad)"/></item></channel></rss>
      """
    let html = try html("AEAAQdbniShi", mode, feed: feed, load: load)
    #expect(!html.contains("\"><script>"))
    #expect(html.components(separatedBy: "<script>").count == (mode == .script && load != .click ? 2 : 1))
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [Substring] {
    split(separator: mark, omittingEmptySubsequences: false)
  }
}
