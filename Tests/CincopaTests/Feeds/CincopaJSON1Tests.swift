import Markup
import Syndication
import Testing

@testable import Cincopa

@Suite struct CincopaJSON1Tests {
  let harbour = #"""
    ("", {"items":[{"id":"55500123","description":"Low tide",
     "link":"http://www.cincopa.com/cmp/start.aspx?fid=1200345!0f0e2c1a!sIgN4tUr3","aspect_ratio":"1.50",
     "title":"North pier","storage":"70",
     "content_url":"http://ec10.cdn.cincopa.com/pier.jpg?o=1\u0026amp;res=140\u0026amp;pid=70001",
     "thumbnail_url":"http://ec10.cdn.cincopa.com/pier.jpg?o=2\u0026amp;res=140\u0026amp;pid=70001",
     "content_type":"image/jpeg"}],"title":"Harbour walks","description":""})
    """#

  @Test func readsAnItem() throws {
    let feed = try readFeed(harbour)
    #expect(feed.source.format == .cincopaJSON1)
    #expect(feed.title == "Harbour walks")
    let entry = try #require(feed.entries.first)
    #expect(entry.id == "55500123")
    #expect(entry.title == "North pier")
    #expect(entry.content?.string == "Low tide")
    #expect(entry.url == nil)
    #expect(entry.media.rid == nil)
    #expect(entry.media.kind == .image)
    #expect(entry.media.aspectRatio == 1.5)
    #expect(
      entry.media.renditions.map(\.url.string)
        == ["http://ec10.cdn.cincopa.com/pier.jpg?o=1&res=140&pid=70001"])
    #expect(
      entry.media.thumbnails.map(\.url.string)
        == ["http://ec10.cdn.cincopa.com/pier.jpg?o=2&res=140&pid=70001"])
    #expect(feed.source.warnings.isEmpty)
  }

  @Test func readsTheJavaScriptOfOldAnswers() throws {
    let feed = try readFeed("cb('w', {items: [{id: '1', title: 'Pier', content_url: 'http://a.example/pier.jpg',}]})")
    #expect(feed.source.format == .cincopaJSON1)
    #expect(feed.entries.map(\.title) == ["Pier"])
  }

  /// Ids and types are what reads again the same once it is written: one line, without control characters.
  @Test func idsAndTypesAreLines() throws {
    let item =
      #"{"id": " 1\u0001\n2 ", "title": "Pier", "content_type": "image/\u0000jpeg", "content_url": "http://a.example/p.jpg"}"#
    let feed = try readFeed(#"{"items": [\#(item)]}"#)
    #expect(feed.entries.map(\.id) == ["1 2"])
    #expect(feed.entries.first?.media.renditions.first?.mimeType == "image/jpeg")
  }
}
