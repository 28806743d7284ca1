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
}
