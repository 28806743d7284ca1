import Markup
import Syndication
import Testing

@testable import Cincopa

/// Reads as the program does, both dialects at hand.
func readFeed(_ json: String) throws -> Feed {
  try FeedParser(dialects: [CincopaJSON2.self, CincopaJSON1.self]).parse(Array(json.utf8))
}

@Suite struct CincopaJSON2Tests {
  let harbour = """
    {"title":"Harbour walks","description":"","items":[{"rid":"Ab1CpIeR0001","title":"North pier",
     "description":"Low tide &amp; <b>gulls</b>","filename":"pier.mp4","modified":"2024-03-02T09:15:00",
     "tags":"sea, birds,sea","content_type":"video/mp4",
     "content_url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/6/pier.mp4.mp4",
     "thumbnail_url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/182/pier.mp4",
     "duration":"00:02:55.83","aspect_ratio":"1.78","timeline":"alert(1)","unheard_of":{"a":[1]},
     "versions":{
      "jpg_200x150":{"url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/282/pier.mp4","mime":"image/jpeg"},
      "original":{"url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/0/pier.mp4","filesize":45642694},
      "jpg_sb_200x150":{"url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/2sb/pier.mp4","mime":"image/jpeg"},
      "ts_720p":{"name":"720p","filesize":"32876124","mime":"application/x-mpegURL",
       "url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/6720p/pier.mp4.m3u8"},
      "jpg_1200x900":{"url":"https://mediacdn.cincopa.com/v2/70001/140!AbCd/482/pier.mp4"}},
     "extra_files":[
      {"type":"subtitle-en-us","filename":"pier.srt","url":"https://mediacdn.cincopa.com/v2/70001/141!EfGh/0/p.srt"},
      {"type":"attachment","filename":"a.pdf","url":"https://mediacdn.cincopa.com/a.pdf"}]}]}
    """

  @Test func idsAndTagsAreWithoutBlanksAndControls() throws {
    let feed = try readFeed(
      #"{"items":[{"rid":"Ab1 ","title":"a\u0000b","tags":" c\u0000 d,\u007Fc  d"},{"rid":" "}]}"#)
    #expect(feed.entries.map(\.media.rid) == ["Ab1", nil])
    #expect(feed.entries[0].id == "Ab1")
    #expect(feed.entries[0].title == "ab")
    #expect(feed.entries[0].tags == ["c d"])
  }

  @Test func readsAnItem() throws {
    let feed = try readFeed(harbour)
    #expect(feed.source.format == .cincopaJSON2)
    #expect(feed.title == "Harbour walks")
    #expect(feed.summary == nil)
    let entry = try #require(feed.entries.first)
    #expect(entry.id == "Ab1CpIeR0001")
    #expect(entry.media.rid == "Ab1CpIeR0001")
    #expect(entry.title == "North pier")
    #expect(entry.content?.string == "Low tide &amp; <b>gulls</b>")
    #expect(entry.summary == nil)
    #expect(entry.url == nil)
    #expect(entry.modified?.rfc3339 == "2024-03-02T09:15:00Z")
    #expect(entry.published == nil)
    #expect(entry.tags == ["sea", "birds"])
    #expect(entry.media.kind == .video)
    #expect(entry.media.duration == 175.83)
    #expect(entry.media.aspectRatio == 1.78)
    #expect(feed.source.warnings.isEmpty)
  }

  @Test func takesPicturesFromTheVersionsLargestFirst() throws {
    let media = try #require(try readFeed(harbour).entries.first).media
    #expect(
      media.thumbnails.map { "\($0.url) \($0.width ?? 0)x\($0.height ?? 0)" } == [
        "https://mediacdn.cincopa.com/v2/70001/140!AbCd/482/pier.mp4 1200x674",
        "https://mediacdn.cincopa.com/v2/70001/140!AbCd/282/pier.mp4 200x112",
        "https://mediacdn.cincopa.com/v2/70001/140!AbCd/182/pier.mp4 0x0",
      ])
  }

  @Test func takesRenditionsFromTheVersionsAndTheMainFile() throws {
    let media = try #require(try readFeed(harbour).entries.first).media
    #expect(
      media.renditions.map(\.url.string) == [
        "https://mediacdn.cincopa.com/v2/70001/140!AbCd/6720p/pier.mp4.m3u8",
        "https://mediacdn.cincopa.com/v2/70001/140!AbCd/0/pier.mp4",
        "https://mediacdn.cincopa.com/v2/70001/140!AbCd/6/pier.mp4.mp4",
      ])
    #expect(media.renditions.map(\.mimeType) == ["application/x-mpegurl", "video/mp4", "video/mp4"])
    #expect(media.renditions.map(\.size) == [32_876_124, 45_642_694, nil])
    #expect(media.renditions.map(\.width) == [1280, nil, nil])
    #expect(media.renditions.map(\.height) == [720, nil, nil])
  }

  @Test func takesSubtitles() throws {
    let media = try #require(try readFeed(harbour).entries.first).media
    #expect(media.subtitles.map(\.url.string) == ["https://mediacdn.cincopa.com/v2/70001/141!EfGh/0/p.srt"])
    #expect(media.subtitles.map(\.language) == ["en-us"])
  }

  @Test(arguments: [
    (#""title":"","filename":"DSC_0815.tar.jpg""#, "DSC_0815.tar"),
    (#""title":"  ","filename":"bell""#, "bell"),
    (#""filename":".hidden""#, ".hidden"),
    (#""filename":"low tide .jpg""#, "low tide"), (#""filename":" . .jpg""#, "."),
    (#""title":"Fog <live> & more""#, "Fog <live> & more"),
    (#""title":"<b>Fog</b> &amp; more""#, "Fog & more"),
    (#""title":2024"#, "2024"),
  ])
  func titlesItems(members: String, title: String) throws {
    let feed = try readFeed(#"{"items":[{"rid":"Ab1CpIeR0001",\#(members)}]}"#)
    #expect(feed.entries.first?.title == title)
  }

  @Test func keepsTheImageItselfApartFromItsSmallerSizes() throws {
    let feed = try readFeed(
      """
      {"items":[{"rid":"Ab2CgUlL0002","content_type":"image/jpeg","aspect_ratio":"1.5","versions":{
        "original":{"mime":"image/jpeg","url":"https://mediacdn.cincopa.com/v2/7/1!a/0/gull.jpg"},
        "jpg_600x450":{"mime":"image/jpeg","url":"https://mediacdn.cincopa.com/v2/7/1!a/1/gull.jpg"}}}]}
      """)
    let media = try #require(feed.entries.first).media
    #expect(media.kind == .image)
    #expect(media.renditions.map(\.url.lastPathComponent) == ["gull.jpg"])
    #expect(media.renditions.map(\.url.string) == ["https://mediacdn.cincopa.com/v2/7/1!a/0/gull.jpg"])
    #expect(media.thumbnails.map(\.width) == [600])
    #expect(media.thumbnails.map(\.height) == [400])
  }

  @Test func unescapesAmpersandsOfAddresses() throws {
    let feed = try readFeed(
      #"{"items":[{"rid":"Ab1CpIeR0001","content_url":"https://cdn.example/a.mp4?o=6&amp;res=1\u0026amp;pid=2&p=y"}]}"#)
    let url = try #require(feed.entries.first?.media.renditions.first?.url)
    #expect(url.string == "https://cdn.example/a.mp4?o=6&res=1&pid=2&p=y")
  }

  @Test func readsItemsSortedByTag() throws {
    let items = #"{"sea":[{"rid":"Ab1CpIeR0001"},{"rid":"Ab2CgUlL0002"}],"birds":[{"rid":"Ab2CgUlL0002"}]}"#
    for json in [
      #"{"items":\#(items)}"#, #"{"sortedByTag":\#(items)}"#, #"{"items":{"sortedByTag":\#(items)}}"#,
    ] {
      #expect(try readFeed(json).entries.map(\.id) == ["Ab1CpIeR0001", "Ab2CgUlL0002"])
    }
  }

  @Test func readsThroughAWrapperWithACallback() throws {
    #expect(try readFeed(#"zeOnMediaJSON("_cp_1", {"items":[{"rid":"Ab1CpIeR0001"}]});"#).entries.count == 1)
  }

  @Test func warnsOfWhatIsOfAnotherKind() throws {
    let feed = try readFeed(
      """
      {"title":["x"],"items":[7,
       {"rid":"Ab1CpIeR0001","title":{},"duration":"soon","aspect_ratio":"wide","modified":"yesterday",
        "versions":[1],"extra_files":"none","content_url":"javascript:alert(1)"}]}
      """)
    #expect(feed.entries.map(\.id) == ["Ab1CpIeR0001"])
    let warnings = feed.source.warnings.filter { $0.id != "feed-no-title" && $0.id != "feed-missing-element" }
    #expect(
      warnings.map { "\($0.location.line) \($0.id)" } == [
        "1 feed-bad-content", "1 feed-bad-content", "2 feed-bad-content", "2 feed-bad-number", "2 feed-bad-date",
        "2 feed-bad-number", "3 feed-bad-content", "3 feed-unsafe-url", "3 feed-bad-content",
      ])
    #expect(warnings.first?.message == "'title' is a list, not text")
  }

  @Test(arguments: [
    ##"{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}"##,
    #"{"items":[{"id":"1","url":"https://example.org/","content_html":"x"}]}"#,
    "{}", "[]", #"{"a":1}"#, #"{"items":7}"#,
  ])
  func leavesOtherJSONAlone(json: String) throws {
    let value = try JSONValue.parse(Array(json.utf8))
    #expect(!CincopaJSON2.recognises(value))
    #expect(!CincopaJSON1.recognises(value))
  }
}
