import Markup
import Syndication
import Testing

@testable import Generator

@Suite struct GalleryTests {
  private func entry(_ title: String, day: Int? = nil, kind: MediaKind = .video, tags: [String] = []) -> Entry {
    var entry = Entry(id: title, title: title)
    entry.published = day.map { Timestamp(year: 2026, month: 6, day: $0, hour: 0, minute: 0, second: 0) }
    entry.media.kind = kind
    entry.tags = tags
    return entry
  }

  private func items(_ entries: [Entry], _ change: (inout GalleryDefinition) -> Void) -> [String] {
    var feed = Feed(source: FeedSource(format: .rss))
    feed.entries = entries
    var definition = GalleryDefinition(place: Place(file: "a.md"))
    change(&definition)
    return Gallery(definition, FeedOutcome(status: .fresh, contents: FeedContents(feed))).items.map(\.title)
  }

  @Test(arguments: [
    ("feed", ["b", "C", "none", "a", "d"]), ("-feed", ["d", "a", "none", "C", "b"]),
    ("date", ["a", "b", "d", "C", "none"]),
    ("-date", ["C", "b", "d", "a", "none"]), ("title", ["a", "b", "C", "d", "none"]),
    ("-title", ["none", "d", "C", "b", "a"]),
  ])
  func order(_ sort: String, _ expected: [String]) throws {
    let order = try #require(GalleryOrder(sort))
    let entries = [entry("b", day: 2), entry("C", day: 3), entry("none"), entry("a", day: 1), entry("d", day: 2)]
    #expect(items(entries) { $0.order = order } == expected)
  }

  @Test(arguments: ["", "Date", "--date", "size"])
  func noOrder(_ sort: String) { #expect(GalleryOrder(sort) == nil) }

  /// Where it is said what is now, pages tell the same age whenever they are built.
  @Test func ageOfALastGoodCopy() {
    var outcome = FeedOutcome(status: .stale, contents: FeedContents(Feed(source: FeedSource(format: .rss))), age: 60)
    outcome.checked = 1_000
    let definition = GalleryDefinition(place: Place(file: "a.md"))
    #expect(Gallery(definition, outcome).staleAge == 60)
    #expect(Gallery(definition, outcome, now: 4_600).staleAge == 3_600)
    #expect(Gallery(definition, outcome, now: 10).staleAge == 0)
    outcome.status = .cached
    #expect(Gallery(definition, outcome, now: 4_600).staleAge == nil)
  }

  @Test func filterThenSortThenLimit() {
    let entries = [
      entry("a", day: 1, tags: ["Nature"]), entry("b", day: 3, kind: .image, tags: ["nature"]),
      entry("c", day: 2, tags: ["nature"]),
      entry("d", day: 4, tags: ["town"]), entry("e", day: 5, tags: ["nature", "town"]),
    ]
    #expect(
      items(entries) {
        $0.filter = GalleryFilter(kind: .video, tag: "nature")
        $0.order = GalleryOrder(field: .date, descends: true)
        $0.limit = 2
      } == ["e", "c"])
  }

  @Test func limitBeyondTheEnd() { #expect(items([entry("a")]) { $0.limit = 24 } == ["a"]) }
}
