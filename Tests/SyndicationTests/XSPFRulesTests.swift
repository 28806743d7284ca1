import Markup
import Syndication
import Testing

/// Each line of the specification that a playlist can break, with what is told. All are read as far as they go.
struct XSPFRulesTests {
  private static let root = "<playlist version='1' xmlns='http://xspf.org/ns/0/'>"
  private static let list = "<trackList><track><location>http://e.example/a.mp3</location></track></trackList>"

  private func warnings(_ text: String) throws -> [String] {
    let feed = try FeedParser().parse(Array(text.utf8), base: WebURL("http://b.example/"))
    return feed.source.warnings.map { "\($0.id) \($0.message)" }
  }

  @Test(arguments: [
    ("<identifier>no % uri</identifier>", "feed-bad-url 'no % uri' in <identifier> is no URI"),
    ("<identifier>name</identifier>", "feed-bad-url 'name' in <identifier> is no URI"),
    ("<license>a b</license>", "feed-bad-url 'a b' in <license> is no URI"),
    ("<location>{x}</location>", "feed-bad-url '{x}' in <location> is no URI"),
    ("<image>a b.png</image>", "feed-bad-url 'a b.png' in <image> is no URI"),
    ("<info>http://e.example/%zz</info>", "feed-bad-url 'http://e.example/%zz' in <info> is no URI"),
    ("<attribution><location>a b</location></attribution>", "feed-bad-url 'a b' in <location> is no URI"),
    ("<attribution><title>t</title></attribution>", "feed-damaged <title> does not belong here"),
    ("<attribution>t</attribution>", "feed-damaged there is text directly in <attribution>"),
    ("<link rel='http://e.example/r'>a b</link>", "feed-bad-url 'a b' in <link> is no URI"),
    ("<link rel='r'>http://e.example/</link>", "feed-bad-url 'r' in <link> is no URI"),
    ("<link>http://e.example/</link>", "feed-missing-element <link> has no rel"),
    ("<meta rel='r'>x</meta>", "feed-bad-url 'r' in <meta> is no URI"),
    ("<meta>x</meta>", "feed-missing-element <meta> has no rel"),
    ("<extension application='a b'/>", "feed-bad-url 'a b' in <extension> is no URI"),
    ("<extension/>", "feed-missing-element <extension> has no application"),
    ("<annotation><b>x</b></annotation>", "feed-damaged <annotation> holds markup, which XSPF does not allow"),
    ("<title foo='x'>t</title>", "feed-damaged <title> has the attribute 'foo', which XSPF does not know"),
    ("<title>a</title><title>b</title>", "feed-damaged <title> occurs more than once"),
    ("<title xmlns='http://o.example/'>t</title>", "feed-namespace <title> is in a namespace other than that of XSPF"),
    ("<date>2005-01-08</date>", "feed-bad-date '2005-01-08' is no date and time of XML Schema"),
    ("<date>soon</date>", "feed-bad-date 'soon' is no date"),
    ("<album>x</album>", "feed-damaged <album> does not belong here"),
    ("text", "feed-damaged there is text directly in <playlist>"),
  ])
  func ofThePlaylist(markup: String, warning: String) throws {
    #expect(try warnings(Self.root + markup + Self.list + "</playlist>") == [warning])
  }

  @Test(arguments: [
    ("<identifier>a b</identifier>", "feed-bad-url 'a b' in <identifier> is no URI"),
    ("<location>a b</location>", "feed-bad-url 'a b' in <location> is no URI"),
    ("<album>a<b/></album>", "feed-damaged <album> holds markup, which XSPF does not allow"),
    ("<annotation>a<b/></annotation>", "feed-damaged <annotation> holds markup, which XSPF does not allow"),
    ("<duration>1.5</duration>", "feed-bad-number '1.5' is no number of milliseconds"),
    ("<duration/>", "feed-bad-number '' is no number of milliseconds"),
    ("<trackNum>0</trackNum>", "feed-bad-number '0' is no number of a track"),
    ("<extension application='x'/>", "feed-bad-url 'x' in <extension> is no URI"),
    ("<date>2005-01-08T17:10:47Z</date>", "feed-damaged <date> does not belong here"),
    ("text", "feed-damaged there is text directly in <track>"),
  ])
  func ofATrack(markup: String, warning: String) throws {
    let list = "<trackList><track>\(markup)</track></trackList>"
    #expect(try warnings(Self.root + list + "</playlist>") == [warning])
  }

  @Test(arguments: [
    (
      "<playlist version='1' foo='x' xmlns='http://xspf.org/ns/0/'>",
      "feed-damaged <playlist> has the attribute 'foo', which XSPF does not know"
    ),
    ("<playlist version='2' xmlns='http://xspf.org/ns/0/'>", "feed-version '2' is no version of XSPF"),
    ("<playlist xmlns='http://xspf.org/ns/0/'>", "feed-version no version of XSPF is named"),
    ("<playlist version='1'>", "feed-namespace <playlist> is not in the namespace http://xspf.org/ns/0/"),
    (
      "<playlist version='1' xmlns='http://xspf.org/ns/0'>",
      "feed-namespace <playlist> is not in the namespace http://xspf.org/ns/0/"
    ),
    (
      "<playlist version='1' xmlns='http://xspf.org/ns/99/'>",
      "feed-namespace <playlist> is not in the namespace http://xspf.org/ns/0/"
    ),
  ])
  func ofTheRoot(root: String, warning: String) throws {
    let text = root + "<title>T</title>" + Self.list + "</playlist>"
    #expect(try warnings(text) == [warning])
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.title == "T")
    #expect(feed.entries.map(\.id) == ["http://e.example/a.mp3"])
  }

  @Test func versionZeroHasNoExtensionsAndDemandsATrack() throws {
    let root = "<playlist version='0' xmlns='http://xspf.org/ns/0/'>"
    let extensions = "<extension application='http://e.example/'/>"
    #expect(
      try warnings(root + extensions + Self.list + "</playlist>") == ["feed-damaged <extension> does not belong here"])
    let track = "<trackList><track>\(extensions)</track></trackList>"
    #expect(try warnings(root + track + "</playlist>") == ["feed-damaged <extension> does not belong here"])
    #expect(
      try warnings(root + "<trackList/></playlist>") == [
        "feed-missing-element there is no <track>, which version 0 demands", "feed-no-items the feed has no items",
      ])
  }

  @Test func anotherRootIsNoPlaylist() throws {
    #expect(
      try warnings("<Playlist version='1' xmlns='http://xspf.org/ns/0/'>\(Self.list)</Playlist>") == [
        "feed-damaged <Playlist> is written <playlist>"
      ])
    #expect(throws: FeedError.self) { try warnings("<songs version='1' xmlns='http://xspf.org/ns/0/'/>") }
  }
}
