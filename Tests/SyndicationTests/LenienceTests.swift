import Markup
import Syndication
import Testing

/// What feeds write otherwise than their standard, what is made of it, and what is told.
struct LenienceTests {
  private func read(_ text: String) throws -> Feed {
    try FeedParser().parse(Array(text.utf8), base: WebURL("https://b.example/f/feed"))
  }

  private func rss(_ item: String, _ root: String = "<rss version='2.0'>") -> String {
    "\(root)<channel><item>\(item)</item></channel></rss>"
  }

  private func atom(_ entry: String, _ root: String = "<feed xmlns='http://www.w3.org/2005/Atom'>") -> String {
    "\(root)<entry><id>urn:1</id>\(entry)</entry></feed>"
  }

  @Test(
    arguments: [
      ("<enclosure url='/a.mp3' length='1,234,567'/>", "https://b.example/a.mp3", 1_234_567),
      ("<enclosure>https://e.example/a.mp3</enclosure>", "https://e.example/a.mp3", nil),
      ("<ENCLOSURE URL='https://e.example/a.mp3' LENGTH='4'/>", "https://e.example/a.mp3", 4),
      (
        "<e:enclosure xmlns:e='http://purl.oclc.org/net/rss_2.0/enc#' "
          + "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' rdf:resource='/a.mp3' e:length='5'/>",
        "https://b.example/a.mp3", 5
      ),
    ] as [(String, String, Int?)])
  func enclosures(item: String, url: String, size: Int?) throws {
    let attachment = try read(rss(item)).entries.first?.attachments.first
    #expect(attachment?.url.string == url)
    #expect(attachment?.mimeType == "audio/mpeg")
    #expect(attachment?.size == size)
  }

  @Test(
    arguments: [("640px", 640), ("640", 640), ("640.4", 640), ("auto", nil), ("100%", nil), ("0", nil)]
      as [(String, Int?)])
  func widths(text: String, width: Int?) throws {
    let root = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'>"
    let feed = try read(rss("<media:content url='/v.mp4' width='\(text)'/>", root))
    #expect(feed.entries.first?.media.renditions.first?.width == width)
    #expect(feed.source.warnings.isEmpty)
  }

  @Test(arguments: [
    ("media", "http://example.org/mrss/2"), ("media", "http://www.rssboard.org/media-rss/"),
    ("media", "http://video.search.yahoo.com/mrss"), ("m", "HTTPS://search.yahoo.com/mrss"),
  ])
  func namespacesOfMediaRSS(prefix: String, address: String) throws {
    let root = "<rss version='2.0' xmlns:\(prefix)='\(address)'>"
    #expect(try read(rss("<\(prefix):content url='/v.mp4'/>", root)).entries.first?.attachments.count == 1)
  }

  @Test func authorsMayBeWrittenAsInAtom() throws {
    let feed = try read(rss("<author><name>Ada</name><email>a@e.example</email></author>"))
    #expect(feed.entries.first?.authors == [Person(name: "Ada", email: "a@e.example")])
  }

  @Test func aSectionThatWasEscapedIsTakenOff() throws {
    let feed = try read(rss("<title>&lt;![CDATA[A]]&gt;</title><description>&lt;![CDATA[<b>B</b>]]&gt;</description>"))
    #expect(feed.entries.first?.title == "A")
  }

  @Test func itemsInItemsAreItems() throws {
    let feed = try read(
      "<rss version='2.0'><channel>\n<item><title>1</title>\n<item><title>2</title></item></item></channel></rss>")
    #expect(feed.entries.map(\.title) == ["1", "2"])
    #expect(feed.source.warnings.map(\.message) == ["an <item> stands in another one"])
    #expect(feed.source.warnings.map(\.location.line) == [3])
  }

  @Test(arguments: [
    "<RSS VERSION='2.0'><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>1</TITLE></ITEM></CHANNEL></RSS>",
    "<FEED xmlns='http://www.w3.org/2005/Atom'><TITLE>T</TITLE><ENTRY><ID>1</ID><TITLE>1</TITLE></ENTRY></FEED>",
  ])
  func capitals(text: String) throws {
    let feed = try read(text)
    #expect(feed.title == "T")
    #expect(feed.entries.map(\.title) == ["1"])
    #expect(Set(feed.source.warnings.map(\.id)) == ["feed-damaged"])
  }

  @Test(
    arguments: [
      ("<rss version='2.0' xmlns='http://o.example/'>", "<rss> is in the namespace 'http://o.example/'"),
      ("<rss version='2.0' xmlns='http://backend.userland.com/rss2'>", nil),
    ] as [(String, String?)])
  func namespacesOfTheRoot(root: String, message: String?) throws {
    let feed = try read(rss("<title>1</title>", root))
    #expect(feed.entries.map(\.title) == ["1"])
    #expect(feed.source.warnings.map(\.message) == [message].compactMap(\.self))
  }

  @Test(
    arguments: [
      ("<feed>", "<feed> is in no namespace"),
      ("<feed xmlns='http://www.w3.org/2005/Atom/'>", "<feed> is in the namespace 'http://www.w3.org/2005/Atom/'"),
      ("<feed xmlns='http://purl.org/atom/ns#draft-ietf-atompub-format-08'>", nil),
    ] as [(String, String?)])
  func namespacesOfAtom(root: String, message: String?) throws {
    let feed = try read(atom("<title>1</title>", root))
    #expect(feed.entries.map(\.title) == ["1"])
    #expect(feed.source.warnings.map(\.message) == [message].compactMap(\.self))
  }

  @Test(arguments: [
    ("<content type='image/png'>aGVsbG8=</content>", "content of the type 'image/png' cannot be shown"),
    ("<content type='image/png'>@</content>", "the content is declared as Base64 and is none"),
    ("<content type='image/svg+xml'><svg/></content>", "content of the type 'image/svg+xml' cannot be shown"),
    ("<link/>", "a link has no href"),
  ])
  func whatCannotBeShownIsTold(entry: String, message: String) throws {
    let feed = try read(atom(entry + "<summary>S</summary>"))
    #expect(feed.source.warnings.map(\.message) == [message])
    #expect(feed.entries.first?.content?.string == "S")
  }

  @Test(arguments: [
    ("<content type='application/xml'><x>t</x></content>", "t"), ("<content type='foo'>a &lt; b</content>", "a &lt; b"),
    ("<content type='text/html' mode='BASE64'>PGI+eDwvYj4=</content>", "<b>x</b>"),
    (
      "<content type='multipart/alternative'><content type='text/plain'>p</content>"
        + "<content type='text/html' mode='escaped'>&lt;b>h&lt;/b></content></content>", "<b>h</b>"
    ),
  ])
  func contentOfOtherTypes(entry: String, html: String) throws {
    let feed = try read(atom(entry))
    #expect(feed.entries.first?.content?.string == html)
    #expect(feed.source.warnings.isEmpty)
  }

  @Test func languagesAreThoseOfTheContent() throws {
    #expect(try read(atom("<content xml:lang='de'>x</content>")).entries.first?.language == "de")
    #expect(try read(atom("<title xml:lang=''>x</title>")).entries.first?.language == nil)
    #expect(try read("<rss version='2.0' xml:lang='fr'><channel><item/></channel></rss>").language == "fr")
  }

  @Test(
    arguments: [
      ("<guid isPermaLink='true'>/1</guid>", "https://b.example/1", 0), ("<guid isPermaLink='true'>abc</guid>", nil, 1),
      ("<guid>abc</guid>", nil, 0), ("<guid>https://e.example/1</guid>", "https://e.example/1", 0),
      ("<guid isPermaLink='false'>https://e.example/1</guid>", nil, 0),
    ] as [(String, String?, Int)])
  func permalinks(item: String, url: String?, warnings: Int) throws {
    let feed = try read(rss(item))
    #expect(feed.entries.first?.url?.string == url)
    #expect(feed.source.warnings.count == warnings)
  }

  @Test func rdfNamesAddressesInManyWays() throws {
    let root =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/>"
    let feed = try read(root + "<item about='https://e.example/1'/><item><link rdf:resource='/2'/></item></rdf:RDF>")
    #expect(feed.entries.map(\.url?.string) == ["https://e.example/1", "https://b.example/2"])
  }

  /// RFC 4287, section 2: `xml:base` may stand on every element, and counts from the one around it.
  @Test func basesAreNested() throws {
    let root = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://x.example/a/'>"
    let feed = try read(
      atom(
        "<link href='l'/><content type='xhtml' xml:base='d/'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='e/'>"
          + "<a href='1'>1</a><p xml:base='/f/'><a href='2'>2</a></p><p xml:base='https://y.example/'>"
          + "<a href='3'>3</a></p></div></content>", root))
    #expect(feed.entries.first?.url?.string == "https://x.example/a/l")
    let html = try #require(feed.entries.first?.content?.string)
    for address in ["https://x.example/a/d/e/1", "https://x.example/f/2", "https://y.example/3"] {
      #expect(html.contains("href=\"\(address)\""), "\(html)")
    }
  }

  /// What stands before a feed is looked through as far as 16 KB, but not over elements of other vocabularies.
  @Test(
    arguments: [
      (String(repeating: "Warning: x. ", count: 1000) + "\n", "something stands before the feed"),
      ("<br />\n<b>Notice</b>: x in <code>y</code>\n", "something stands before the feed"), ("", nil),
    ] as [(String, String?)])
  func preambles(text: String, message: String?) throws {
    let feed = try read(text + rss("<title>1</title>"))
    #expect(feed.entries.map(\.title) == ["1"])
    #expect(feed.source.warnings.map(\.message) == [message].compactMap(\.self))
  }

  @Test func aRootInCapitalsIsNoPreamble() throws {
    let feed = try read("<Rss version='2.0'><Channel><item><title>1</title></item></Channel></Rss>")
    #expect(feed.source.version == "2.0")
    #expect(feed.source.warnings.map(\.message) == ["<Rss> is written <rss>"])
  }

  @Test(arguments: [
    ("http://itunes.apple.com/dtds/podcast-1.0.dtd", "itunes"), ("http://purl.org/metadata/dublin_core#", "dc"),
    ("http://purl.org/dc/elements/1.1", "dc"),
  ])
  func otherVocabularies(address: String, prefix: String) throws {
    let root = "<rss version='2.0' xmlns:\(prefix)='\(address)'>"
    #expect(try read(rss("<\(prefix):title>t</\(prefix):title>", root)).entries.map(\.title) == ["t"])
  }
}
