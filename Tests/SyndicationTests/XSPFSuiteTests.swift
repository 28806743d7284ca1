import Markup
import Syndication
import Testing

/// The cases of XSPF's public conformance suite, by their names there: valid playlists are read whole and without a
/// warning, invalid ones get at least one that has a line.
struct XSPFSuiteTests {
  private static let ours = "xmlns='http://xspf.org/ns/0/'"

  /// All that is wrong but that there are no tracks.
  private func problems(_ text: String) throws -> [FeedWarning] {
    try FeedParser().parse(Array(text.utf8)).source.warnings.filter { $0.id != "feed-no-items" }
  }

  private func playlist(_ markup: String, _ list: String = "<trackList/>", version: String = "1") -> String {
    "<?xml version='1.0' encoding='utf-8'?>\n<playlist version='\(version)' \(Self.ours)>\(markup)\(list)</playlist>"
  }

  private func track(_ markup: String, version: String = "1") -> String {
    playlist("", "<trackList><track>\(markup)</track></trackList>", version: version)
  }

  // MARK: - Valid

  private static let everything = """
    <title>T</title><creator>C</creator><annotation>A</annotation><info>http://e.example/info</info>
    <location>http://e.example/list.xspf</location><identifier>magnet:?xt=urn:sha1:YNCKHTQC</identifier>
    <image>http://e.example/i.png</image><date>2005-01-08T17:10:47-05:00</date>
    <license>http://e.example/license</license>
    <attribution><identifier>urn:b</identifier><location>http://e.example/b.xspf</location></attribution>
    <link rel='http://e.example/ns'>http://e.example/foaf</link><meta rel='http://e.example/key'>value</meta>
    <extension application='http://e.example'><clip start='25000' end='34500'/></extension>
    """

  @Test(arguments: [
    ("playlist-empty-annotation", "<annotation/>"), ("playlist-empty-creator", "<creator></creator>"),
    ("playlist-empty-meta", "<meta rel='http://e.example/'/>"), ("playlist-empty-title", "<title/>"),
    ("playlist-extension", "<extension application='http://e.example/'><x:y xmlns:x='urn:x'>z</x:y></extension>"),
    ("playlist-extensive", Self.everything),
    (
      "playlist-namespace-nested-proper",
      "<extension application='http://e.example/'><one xmlns='http://e.example/ns/'><two/></one></extension>"
    ),
    ("playlist-whitespace-dateTime", "<date>\n2005-01-08T17:10:47-05:00\n\t</date>"),
    ("playlist-whitespace-anyURI", "<location>\n http://e.example/ \n</location><info>\thttp://e.example/\t</info>"),
    ("several", "<link rel='urn:a'>urn:b</link><link rel='urn:a'>urn:b</link><meta rel='urn:a'>x</meta>"),
  ])
  func validPlaylists(name: String, markup: String) throws {
    #expect(try problems(playlist(markup)) == [])
    #expect(try problems(playlist("", "<trackList/>\(markup)")) == [], "inverted order")
  }

  @Test(arguments: [
    ("track-empty-album", "<album/>"), ("track-empty-annotation", "<annotation/>"),
    ("track-empty-creator", "<creator/>"), ("track-empty-meta", "<meta rel='urn:m'/>"),
    ("track-empty-title", "<title></title>"), ("track-empty", ""),
    ("track-extension", "<extension application='http://e.example'><clip start='1'/></extension>"),
    ("track-whitespace-nonNegativeInteger", "<duration> \n271066\t</duration><trackNum>\n7 </trackNum>"),
    ("track-whitespace-anyURI", "<location>\nhttp://e.example/a/\n\t</location><identifier> urn:a </identifier>"),
    ("track-duration-zero", "<duration>0</duration>"),
  ])
  func validTracks(name: String, markup: String) throws {
    #expect(try problems(track(markup)) == [])
  }

  @Test(arguments: [
    "<x:playlist version='1' xmlns:x='http://xspf.org/ns/0/'><x:trackList/></x:playlist>",
    "<playlist version='1' xmlns='http://xspf.org/ns/0/' xmlns:a='http://e.example/a'><trackList/></playlist>",
    "<playlist version='1' xml:base='http://e.example/' xmlns='http://xspf.org/ns/0/'><trackList/></playlist>",
    "<playlist version='1' xmlns='http://xspf.org/ns/0/'><trackList> \n </trackList></playlist>",
    "<playlist version='0' xmlns='http://xspf.org/ns/0/'><date>2005-01-08</date><trackList><track/></trackList></playlist>",
  ])
  func validRoots(text: String) throws {
    #expect(try problems(text) == [])
  }

  @Test func validPlaylistsAreReadWhole() throws {
    let track = """
      <track><location>http://e.example/a.mp3</location><location>http://e.example/a.ogg</location>
      <identifier>urn:a</identifier><title>One</title><creator>C</creator><annotation>A</annotation>
      <info>http://e.example/one</info><image>http://e.example/one.png</image><album>B</album><trackNum>1</trackNum>
      <duration>271066</duration></track>
      """
    let text = playlist(Self.everything, "<trackList>\(track)<track/></trackList>")
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.title == "T" && feed.summary == "A" && feed.authors == [Person(name: "C")])
    #expect(feed.homePageURL?.string == "http://e.example/info" && feed.icon?.string == "http://e.example/i.png")
    #expect(feed.entries.count == 2)
    let entry = feed.entries[0]
    #expect(entry.id == "urn:a" && entry.title == "One" && entry.url?.string == "http://e.example/one")
    #expect(entry.media.renditions.map(\.url.string) == ["http://e.example/a.mp3", "http://e.example/a.ogg"])
    #expect(entry.media.duration == 271.066 && entry.image?.string == "http://e.example/one.png")
    #expect(entry.published?.rfc3339 == "2005-01-08T22:10:47Z" && entry.authors == [Person(name: "C")])
  }

  // MARK: - Invalid

  @Test(arguments: [
    ("playlist-attribute-forbidden-annotation", "<annotation a='b'>x</annotation>"),
    ("playlist-baddate", "<date>2005-32-08T17:10:47-05:00</date>"),
    ("playlist-element-forbidden-attribution", "<attribution><title>x</title></attribution>"),
    ("playlist-extension-application-missing", "<extension/>"), ("playlist-link-rel-missing", "<link>urn:a</link>"),
    ("playlist-markup-annotation", "<annotation>a<b>c</b></annotation>"),
    ("playlist-markup-creator", "<creator><b>c</b></creator>"),
    ("playlist-markup-meta", "<meta rel='urn:a'><b>c</b></meta>"), ("playlist-markup-title", "<title>a<b/></title>"),
    ("playlist-meta-rel-missing", "<meta>x</meta>"),
    (
      "playlist-namespace-nested-broken",
      "<extension application='http://e.example/' xmlns='http://e.example/ns/'><three/></extension>"
    ),
    ("playlist-nonleaf-content-attribution", "<attribution>x</attribution>"),
    ("playlist-nonleaf-content-playlist", "x"),
    ("playlist-noturi-attribution-identifier", "<attribution><identifier>not a uri</identifier></attribution>"),
    ("playlist-noturi-attribution-location", "<attribution><location>not a uri</location></attribution>"),
    ("playlist-noturi-extension", "<extension application='not a uri'/>"),
    ("playlist-noturi-identifier", "<identifier>not a uri</identifier>"),
    ("playlist-noturi-image", "<image>not a uri</image>"), ("playlist-noturi-info", "<info>not a uri</info>"),
    ("playlist-noturi-license", "<license>not a uri</license>"),
    ("playlist-noturi-link-content", "<link rel='urn:a'>not a uri</link>"),
    ("playlist-noturi-link-rel", "<link rel='not a uri'>urn:a</link>"),
    ("playlist-noturi-location", "<location>not a uri</location>"),
    ("playlist-noturi-meta", "<meta rel='not a uri'>x</meta>"),
    ("playlist-toomany-annotation", "<annotation>a</annotation><annotation>b</annotation>"),
    ("playlist-toomany-attribution", "<attribution/><attribution/>"),
    ("playlist-toomany-creator", "<creator>a</creator><creator>b</creator>"),
    ("playlist-toomany-date", "<date>2005-01-08T17:10:47Z</date><date>2005-01-08T17:10:47Z</date>"),
    ("playlist-toomany-identifier", "<identifier>urn:a</identifier><identifier>urn:b</identifier>"),
    ("playlist-toomany-image", "<image>http://e.example/</image><image>http://e.example/</image>"),
    ("playlist-toomany-info", "<info>http://e.example/</info><info>http://e.example/</info>"),
    ("playlist-toomany-license", "<license>urn:a</license><license>urn:b</license>"),
    ("playlist-toomany-location", "<location>http://e.example/</location><location>http://e.example/</location>"),
    ("playlist-toomany-title", "<title>a</title><title>b</title>"), ("playlist-toomany-tracklist", "<trackList/>"),
    ("xml-error", "<link rel='urn:a' rel='urn:b'>urn:c</link>"),
  ])
  func invalidPlaylists(name: String, markup: String) throws {
    let found = try problems(playlist(markup))
    #expect(found.count >= 1 && found.allSatisfy { $0.location.line >= 1 })
  }

  @Test(arguments: [
    ("track-badint-duration", "<duration>one</duration>"), ("track-badint-tracknum", "<trackNum>-1</trackNum>"),
    ("track-extension-application-missing", "<extension/>"), ("track-link-rel-missing", "<link>urn:a</link>"),
    ("track-markup-album", "<album>a<b/></album>"), ("track-markup-annotation", "<annotation>a<b/></annotation>"),
    ("track-markup-creator", "<creator>a<b/></creator>"), ("track-markup-meta", "<meta rel='urn:a'>a<b/></meta>"),
    ("track-markup-title", "<title>a<b/></title>"), ("track-meta-rel-missing", "<meta>x</meta>"),
    ("track-nonleaf-content", "x"), ("track-noturi-extension", "<extension application='not a uri'/>"),
    ("track-noturi-identifier", "<identifier>not a uri</identifier>"),
    ("track-noturi-image", "<image>not a uri</image>"), ("track-noturi-info", "<info>not a uri</info>"),
    ("track-noturi-link", "<link rel='urn:a'>not a uri</link>"),
    ("track-noturi-link-rel", "<link rel='not a uri'>urn:a</link>"),
    ("track-noturi-location", "<location>not a uri</location>"),
    ("track-noturi-meta-rel", "<meta rel='not a uri'>x</meta>"),
    ("track-toomany-album", "<album>a</album><album>b</album>"),
    ("track-toomany-annotation", "<annotation>a</annotation><annotation>b</annotation>"),
    ("track-toomany-creator", "<creator>a</creator><creator>b</creator>"),
    ("track-toomany-duration", "<duration>1</duration><duration>1</duration>"),
    ("track-toomany-image", "<image>http://e.example/</image><image>http://e.example/</image>"),
    ("track-toomany-info", "<info>http://e.example/</info><info>http://e.example/</info>"),
    ("track-toomany-title", "<title>a</title><title>b</title>"),
    ("track-toomany-tracknum", "<trackNum>1</trackNum><trackNum>1</trackNum>"),
    ("track-whitespace-in-between", "<location>http://e.example/\nline_two/\nline_three/</location>"),
  ])
  func invalidTracks(name: String, markup: String) throws {
    let found = try problems(track(markup))
    #expect(found.count >= 1 && found.allSatisfy { $0.location.line >= 2 })
  }

  @Test(arguments: [
    ("playlist-attribute-forbidden-playlist", "<playlist version='1' a='b' \(Self.ours)><trackList/></playlist>"),
    ("playlist-badversion", "<playlist version='99' \(Self.ours)><trackList/></playlist>"),
    ("playlist-missingversion", "<playlist \(Self.ours)><trackList/></playlist>"),
    ("playlist-missingtracklist", "<playlist version='1' \(Self.ours)/>"),
    ("playlist-namespace-missing", "<playlist version='1'><trackList/></playlist>"),
    ("playlist-namespace-wrong-string", "<playlist version='1' xmlns='http://xspf.org/'><trackList/></playlist>"),
    (
      "playlist-nonleaf-content-trackList", "<playlist version='1' \(Self.ours)><trackList>x</trackList></playlist>"
    ),
    (
      "version 0: playlist-extension-forbidden",
      "<playlist version='0' \(Self.ours)><extension application='urn:a'/><trackList><track/></trackList></playlist>"
    ),
    (
      "version 0: track-extension-forbidden",
      """
      <playlist version='0' \(Self.ours)><trackList><track><extension application='urn:a'/></track></trackList></playlist>
      """
    ),
    ("version 0: tracklist-no-tracks", "<playlist version='0' \(Self.ours)><trackList/></playlist>"),
  ])
  func invalidDocuments(name: String, text: String) throws {
    #expect(try problems(text).count >= 1)
  }

  @Test func anotherRootIsRefused() {
    #expect(throws: FeedError.self) { try problems("<playlists version='1' \(Self.ours)><trackList/></playlists>") }
  }
}
