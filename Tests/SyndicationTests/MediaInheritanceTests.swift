import Syndication
import Testing

/// Media RSS 1.5, "Primary Elements": what stands at a level holds for all media within it, and the innermost wins.
struct MediaInheritanceTests {
  private func entry(_ channel: String, _ item: String) throws -> Entry {
    let text = """
      <rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>\(channel)<item>\(item)</item></channel></rss>
      """
    return try #require(try FeedParser().parse(Array(text.utf8)).entries.first)
  }

  private let content = "<media:content url='http://a.example/a.mp4'/>"

  @Test func titleAndDescriptionOfTheChannel() throws {
    let channel = "<media:title>Spring</media:title><media:description>All of it</media:description>"
    let entry = try entry(channel, content)
    #expect(entry.title == "Spring" && entry.summary == "All of it")
    #expect(try self.entry(channel, content + "<media:title>Own</media:title>").title == "Own")
    #expect(try self.entry(channel, content + "<title>Item</title>").title == "Item")
    #expect(try self.entry(channel, "<guid>no media</guid>").title == "")
  }

  @Test func playerEmbedAndSubtitlesOfTheChannel() throws {
    let channel = """
      <media:player url='http://a.example/play'/><media:embed url='http://a.example/embed'/>
      <media:subTitle href='http://a.example/de.vtt' lang='de'/>
      """
    let media = try entry(channel, content).media
    #expect(media.playerURL?.string == "http://a.example/play" && media.embedURL?.string == "http://a.example/embed")
    #expect(media.subtitles.map(\.url.string) == ["http://a.example/de.vtt"])
    let own = try entry(channel, content + "<media:player url='http://a.example/own'/>").media
    #expect(own.playerURL?.string == "http://a.example/own")
  }

  @Test func theInnermostLevelWins() throws {
    let channel = "<media:rating>channel</media:rating>"
    let item = "<media:rating>item</media:rating>"
    let group = "<media:group><media:rating>group</media:rating>\(content)</media:group>"
    let inner =
      "<media:group><media:rating>group</media:rating><media:content url='http://a.example/a.mp4'>"
      + "<media:rating>content</media:rating></media:content></media:group>"
    #expect(try entry(channel, content).media.rating == "channel")
    #expect(try entry(channel, item + content).media.rating == "item")
    #expect(try entry(channel, item + group).media.rating == "group")
    #expect(try entry(channel, item + inner).media.rating == "content")
  }

  /// Every item repeats it: a short feed must not become a long one.
  @Test func whatIsLongIsNotInherited() throws {
    let credits = (0..<5_000).map { "<media:credit>Name \($0)</media:credit>" }.joined()
    let long = String(repeating: "long ", count: 1_000)
    let channel = "\(credits)<media:description>\(long)</media:description><media:rating>adult</media:rating>"
    let text = """
      <rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>\(channel)<item>\(content)</item></channel></rss>
      """
    let feed = try FeedParser().parse(Array(text.utf8))
    let entry = try #require(feed.entries.first)
    #expect(entry.media.rating == "adult" && entry.media.credits.count < 200 && entry.summary == nil)
    #expect(
      feed.source.warnings.map(\.message) == [
        "what the feed says of all its items is longer than 4000 bytes; the rest is not theirs"
      ])
  }

  @Test func anItemHasSoManyFilesAndNoMore() throws {
    let files = (0..<10_200).map { "<media:content url='http://a.example/\($0).mp4'/>" }.joined()
    let text = """
      <rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>\(files)</item></channel></rss>
      """
    let feed = try FeedParser().parse(Array(text.utf8))
    #expect(feed.entries.map(\.attachments.count) == [10_000])
    #expect(feed.source.warnings.map(\.id) == ["feed-limit"])
  }
}
