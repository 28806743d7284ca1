import Generator
import Testing

@testable import Server

struct PreviewTests {
  private let broken = [Problem(id: "broken-link", place: "content/a.md:1:2", message: "gone")]

  /// What a page hears until the preview ends, generations counted from the first.
  private func heard(_ act: (Preview) async throws -> Void) async throws -> [LiveEvent] {
    let preview = Preview()
    try await preview.show(BuiltSite(["index.html": "1", "site.css": "1", "gone.html": "1"]))
    let first = try #require(await preview.current?.generation)
    let events = await preview.events(since: first)
    try await act(preview)
    await preview.end()
    return await events.reduce(into: []) { heard, event in
      if case .site(let generation, let changed, let visit) = event {
        heard.append(.site(generation: generation - first, changed: changed, visit: visit))
      } else {
        heard.append(event)
      }
    }
  }

  @Test func pagesHearWhatChanged() async throws {
    let events = try await heard { preview in
      try await preview.show(BuiltSite(["index.html": "2", "site.css": "1", "new.html": "1"]), visit: "/new.html")
      try await preview.show(BuiltSite(["index.html": "2", "site.css": "2", "new.html": "1"]))
    }
    #expect(
      events == [
        .problems([]), .site(generation: 1, changed: ["gone.html", "index.html", "new.html"], visit: "/new.html"),
        .site(generation: 2, changed: ["site.css"]),
      ])
  }

  @Test func buildThatChangesNothingIsNoNews() async throws {
    let events = try await heard { preview in
      try await preview.show(BuiltSite(["index.html": "1", "site.css": "1", "gone.html": "1"]))
    }
    #expect(events == [.problems([])])
  }

  @Test func anotherAddressChangesAll() async throws {
    let events = try await heard { try await $0.show(BuiltSite(["index.html": "1"], path: "/sub/")) }
    #expect(events == [.problems([]), .site(generation: 1, changed: nil)])
  }

  @Test func problemsComeOnceAndGo() async throws {
    let events = try await heard { preview in
      await preview.explain(broken)
      await preview.explain(broken)
      #expect(await preview.current != nil)
      try await preview.show(BuiltSite(["index.html": "1", "site.css": "1", "gone.html": "1"]))
    }
    #expect(events == [.problems([]), .problems(broken), .problems([])])
  }

  @Test func laterVisitorHearsHowThingsAre() async throws {
    let preview = Preview()
    try await preview.show(BuiltSite(["index.html": "1"]))
    await preview.explain(broken)
    let generation = try #require(await preview.current?.generation)
    let events = await preview.events(since: 0)
    await preview.end()
    let heard = await events.reduce(into: []) { $0.append($1) }
    #expect(heard == [.problems(broken), .site(generation: generation, changed: nil)])
    #expect(await preview.events(since: generation).reduce(into: []) { $0.append($1) } == [.problems(broken)])
  }

  @Test func eventsAreLines() {
    #expect(
      LiveEvent.site(generation: 2, changed: ["a/b.css"], visit: nil).text
        == "event: site\ndata: {\"changed\":[\"a/b.css\"],\"generation\":2}\n\n")
    #expect(
      LiveEvent.problems([Problem(message: "a\nb \u{2028}", frame: "1 | x\n    ^")]).text
        == "event: problems\ndata: [{\"frame\":\"1 | x\\n    ^\",\"message\":\"a\\nb \u{2028}\",\"severity\":\"error\"}]\n\n"
    )
  }
}
