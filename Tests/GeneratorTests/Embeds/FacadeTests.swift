import Cincopa
import Markup
import Syndication
import Testing

@testable import Generator

/// What stands in the place of players that wait.
@Suite struct FacadeTests {
  private func html(
    _ identity: String, _ mode: EmbedSettings.Mode = .script, _ change: (inout Gallery) -> Void = { _ in }
  ) throws -> String {
    var definition = GalleryDefinition(place: Place(file: "a.md"))
    definition.identity = try MediaReference.parse(fid: identity)
    definition.embed.mode = mode
    definition.embed.load = .click
    var gallery = Gallery(definition, nil)
    change(&gallery)
    return EmbedRenderer(hosts: .standard, pageTitle: "Page <1>").html(gallery, number: 1).string
  }

  @Test func script() throws {
    #expect(
      try html("AEAAQdbniShi") == """
        <figure class="embed embed-script" data-load="click" data-gallery="AEAAQdbniShi">
        <div id="cp_widget_1" class="facade" role="group" aria-label="Page &lt;1&gt;" data-cpo="{&quot;_object&quot;: &quot;cp_widget_1&quot;, &quot;_fid&quot;: &quot;AEAAQdbniShi&quot;}" data-args="{&quot;autostart&quot;: true}"><button type="button">Play<span> Page &lt;1&gt;</span></button><noscript><a href="https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi">Page &lt;1&gt;</a></noscript></div>
        <figcaption><a href="https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi">Page &lt;1&gt;</a></figcaption>
        </figure>

        """)
  }

  @Test func aReferenceCannotLeaveItsAttribute() throws {
    let html = try html("rrid:\"'></div><script>\u{2028}!AUIDUIDUIDUI!ATEMPLATETEM")
    let entry =
      "{&quot;_object&quot;: &quot;cp_widget_1&quot;, &quot;_uid&quot;: &quot;AUIDUIDUIDUI&quot;, "
      + "&quot;_rrid&quot;: &quot;\\&quot;&#39;\\u003E\\u003C/div\\u003E\\u003Cscript\\u003E\\u2028&quot;, "
      + "&quot;_template&quot;: &quot;ATEMPLATETEM&quot;}"
    #expect(html.contains("data-cpo=\"\(entry)\""))
    #expect(!html.contains("<script>"))
  }

  @Test func aFrameWaitsInATemplate() throws {
    let html = try html("AEAAQdbniShi", .iframe) { $0.definition.embed.arguments["add_text"] = .text("a b&c") }
    #expect(
      html.contains(
        """
        <div class="facade" data-width="600" data-height="430"><button type="button">Play<span> Page &lt;1&gt;</span></button><template><iframe src="https://www.cincopa.com/media-platform/iframe.aspx?fid=AEAAQdbniShi#cpoadd_text=a%20b%26c&amp;cpoautostart=true"
        """))
    #expect(html.contains("></iframe></template><noscript><a href="))
  }

  @Test func aVideoWaitsInATemplate() throws {
    let html = try html("ATEMPLATETEM!Ag0Cqq6ltcaH", .video)
    #expect(
      html.contains("<template><video controls playsinline preload=\"none\" width=\"640\" height=\"360\"><source"))
    #expect(!html.contains("thumb.aspx"))
  }

  @Test(arguments: [
    ("/pier.jpg", true), ("https://h.example/pier.jpg", true), ("pier.jpg", true),
    ("https://cdn.example/pier.jpg", false),
    ("//cdn.example/pier.jpg", false), ("https://h.example.evil/pier.jpg", false), ("/\\cdn.example/pier.jpg", false),
    ("data:image/png;base64,", false),
  ])
  func onlyPicturesOfTheSiteAreShown(_ poster: String, _ isShown: Bool) throws {
    var definition = GalleryDefinition(
      identity: try MediaReference.parse(fid: "AEAAQdbniShi"), place: Place(file: "a.md"))
    definition.embed.load = .click
    var gallery = Gallery(definition, nil)
    gallery.ownPoster = poster
    var renderer = EmbedRenderer(hosts: .standard, pageTitle: "Page")
    renderer.baseURL = try #require(BaseURL("https://h.example/sub/"))
    #expect(renderer.html(gallery, number: 1).string.contains("<img") == isShown)
  }

  /// A copy on the site stands in for a picture elsewhere.
  @Test func aCopyOfTheirs() throws {
    var definition = GalleryDefinition(
      identity: try MediaReference.parse(fid: "AEAAQdbniShi"), place: Place(file: "a.md"))
    definition.embed.load = .click
    let renderer = EmbedRenderer(hosts: .standard, pageTitle: "Page")
    var gallery = Gallery(definition, nil)
    let address = "https://www.cincopa.com/media-platform/api/thumb.aspx?fid=AEAAQdbniShi&size=large"
    #expect(renderer.remotePosters(of: gallery) == [address])
    gallery.hosted = [address: "/assets/posters/a-1.jpg"]
    #expect(renderer.html(gallery, number: 1).string.contains("<img src=\"/assets/posters/a-1.jpg\" alt=\"\">"))
  }

  /// Pictures wait behind a smaller copy of themselves, which is the site's own.
  @Test func aPicture() throws {
    let feed = try FeedReading().parse(
      Array(
        #"{"items":[{"rid":"Ab2CgUlL0002","title":"Gull","content_type":"image/jpeg","content_url":"https://m.example/gull.jpg"}]}"#
          .utf8), contentType: nil, base: nil)
    var definition = GalleryDefinition(
      identity: try MediaReference.parse(fid: "AEAAQdbniShi"), place: Place(file: "a.md"))
    (definition.embed.mode, definition.embed.load) = (.video, .click)
    var gallery = Gallery(definition, FeedOutcome(status: .fresh, contents: FeedContents(feed)))
    let renderer = EmbedRenderer(hosts: .standard, pageTitle: "Page")
    let address = "https://www.cincopa.com/media-platform/api/thumb.aspx?rid=Ab2CgUlL0002&size=large"
    #expect(renderer.remotePosters(of: gallery) == [address])
    gallery.hosted = [address: "/assets/posters/a-1.jpg"]
    #expect(
      renderer.html(gallery, number: 1).string.contains(
        """
        <div class="facade" data-width="640" data-height="360"><img src="/assets/posters/a-1.jpg" alt=""><button type="button">Show<span> Gull</span></button><template><img src="https://m.example/gull.jpg"
        """))
  }

  @Test func theWordOfTheButton() throws {
    #expect(try html("AEAAQdbniShi") { $0.definition.embed.button = "<b>" }.contains(">&lt;b&gt;<span>"))
  }

  @Test func theAuthorMayForbidToStart() throws {
    let html = try html("AEAAQdbniShi") { $0.definition.embed.arguments["autostart"] = .flag(false) }
    #expect(html.contains("data-args=\"{&quot;autostart&quot;: false}\""))
  }

  @Test(arguments: [
    ("AEAAQdbniShi", "cincopa_AEAAQdbniShi_1"), ("rrid:a b\"é!AUIDUIDUIDUI!AT", "cincopa_rrid_a_b___AUIDUIDUIDUI_AT_1"),
  ])
  func newerBlock(_ identity: String, _ object: String) throws {
    var definition = GalleryDefinition(identity: try MediaReference.parse(fid: identity), place: Place(file: "a.md"))
    definition.embed.style = .newer
    let html = EmbedRenderer(hosts: .standard, pageTitle: "Page").html(Gallery(definition, nil), number: 1).string
    #expect(html.contains("<div id=\"\(object)\"><a class=\"placeholder\""))
    #expect(html.contains("&amp;ver=v2&amp;id=\(object)\" defer></script>"))
  }
}
