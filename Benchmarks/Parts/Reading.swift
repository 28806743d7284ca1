import Clibxml2
import Syndication

/// How long a feed takes from bytes to the model, compared with libxml2's bare parse of the same bytes into a tree.
/// Descriptions hold no markup: sanitizing is measured apart.
enum Reading {
  static func run() {
    print("feed                     bytes  bare parse        read  ratio")
    for sample in [rss, photos, podcast, atom, playlist] {
      let bytes = Array(sample.text.utf8)
      var count = 0
      let bare = Timing.best { parse(bytes) }
      let read = Timing.best { count += (try? FeedParser().parse(bytes))?.entries.count ?? 0 }
      precondition(count > 0, "nothing was read of \(sample.name)")
      Row(name: sample.name, bytes: bytes.count, bare: bare, ours: read).show()
    }
  }

  private static func parse(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      xmlFreeDoc(xmlReadMemory(text, Int32(buffer.count), nil, nil, Int32(XML_PARSE_NONET.rawValue)))
    }
  }

  private static let words = "Rope, salt, paint and the light on the water before the ferry came in, late as ever."

  private static func many(_ count: Int, _ item: (Int) -> String) -> String {
    (1...count).map(item).joined(separator: "\n")
  }

  /// Films with Media RSS.
  private static var rss: (name: String, text: String) {
    let items = many(3000) { n in
      """
      <item><title>Film \(n) &amp; friends</title><link>https://media.example/\(n)</link><guid isPermaLink="false">A\(n)</guid>
      <pubDate>Tue, 02 Jun 2026 10:00:00 GMT</pubDate><description>\(words)</description>
      <media:content url="https://cdn.example/\(n).mp4" type="video/mp4" width="1280" height="720" duration="175"/>
      <media:thumbnail url="https://cdn.example/\(n).jpg" width="600" height="450"/></item>
      """
    }
    return (
      "films, Media RSS",
      """
      <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
      <title>Films</title><link>https://media.example/</link><description>x</description>\(items)</channel></rss>
      """
    )
  }

  /// Pictures in several sizes, grouped.
  private static var photos: (name: String, text: String) {
    let items = many(2000) { n in
      let sizes = [100, 200, 600, 1200].map { width in
        """
        <media:content url="https://cdn.example/\(n)-\(width).jpg" type="image/jpeg" width="\(width)" height="\(width * 3 / 4)"/>
        """
      }
      return """
        <item><title>Picture \(n)</title><guid>https://photos.example/\(n)</guid><dc:creator>Ada Berg</dc:creator>
        <media:group>\(sizes.joined())<media:keywords>sea, rope</media:keywords></media:group>
        <media:description type="plain">\(words)</media:description></item>
        """
    }
    return (
      "pictures, groups",
      """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <title>Pictures</title>\(items)</channel></rss>
      """
    )
  }

  /// Episodes with long notes.
  private static var podcast: (name: String, text: String) {
    let notes = String(repeating: words + " ", count: 20)
    let items = many(700) { n in
      """
      <item><title>Episode \(n)</title><link>https://talks.example/\(n)</link><guid>https://talks.example/?p=\(n)</guid>
      <pubDate>Tue, 02 Jun 2026 10:00:00 +0200</pubDate><itunes:duration>00:42:07</itunes:duration>
      <itunes:summary>\(words)</itunes:summary><description>\(words)</description>
      <content:encoded><![CDATA[\(notes)]]></content:encoded>
      <enclosure url="https://cdn.example/\(n).mp3" type="audio/mpeg" length="40426752"/></item>
      """
    }
    return (
      "talks, long notes",
      """
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Talks</title>\(items)</channel></rss>
      """
    )
  }

  private static var atom: (name: String, text: String) {
    let entries = many(3000) { n in
      """
      <entry><id>tag:notes.example,2026:\(n)</id><title>Note \(n)</title><link href="https://notes.example/\(n)"/>
      <link rel="enclosure" href="https://cdn.example/\(n).mp4" type="video/mp4" length="1000"/>
      <published>2026-06-02T10:00:00Z</published><updated>2026-06-03T11:30:00+02:00</updated>
      <author><name>Ada Berg</name></author><category term="sea"/><summary>\(words)</summary></entry>
      """
    }
    return (
      "notes, Atom",
      """
      <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:n</id><title>Notes</title>
      <updated>2026-06-03T00:00:00Z</updated>\(entries)</feed>
      """
    )
  }

  private static var playlist: (name: String, text: String) {
    let tracks = many(3000) { n in
      """
      <track><location>https://cdn.example/\(n).mp3</location><identifier>urn:sound:\(n)</identifier><title>Sound \(n)</title>
      <creator>Ada Berg</creator><annotation>\(words)</annotation><info>https://sounds.example/\(n)</info>
      <image>https://cdn.example/\(n).jpg</image><duration>271066</duration></track>
      """
    }
    return (
      "sounds, XSPF",
      """
      <?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Sounds</title>
      <trackList>\(tracks)</trackList></playlist>
      """
    )
  }
}
