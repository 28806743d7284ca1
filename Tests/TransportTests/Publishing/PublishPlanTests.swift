import Generator
import Testing

@testable import Transport

@Suite struct PublishPlanTests {
  @Test func sendsWhatIsNewOrOtherwiseAndDeletesWhatIsGone() throws {
    let former = try ledger(["a.css": "1", "b.css": "2", "gone.css": "3", "doubtful.css": nil])
    let plan = PublishPlan(
      from: former, to: try ledger(["a.css": "1", "b.css": "4", "new.css": "5", "doubtful.css": "6"]))
    #expect(plan.uploads.map(\.path.text) == ["b.css", "doubtful.css", "new.css"])
    #expect(plan.uploads.map(\.isNew) == [false, false, true])
    #expect(plan.deletions.map(\.text) == ["gone.css"])
    #expect(plan.unchangedCount == 1)
    #expect(plan.uploadSize == 30)
  }

  @Test func filesThatPagesNameComeBeforeThemAndWhatNamesPagesAfter() throws {
    let former = try ledger(["index.html": "1", "rss.xml": "1"])
    let site = try ledger([
      "index.html": "2", "rss.xml": "2", "posts/first/index.html": "2", "assets/theme.css": "2", "clip.mp4": "2",
      "_redirects": "2", "feed.json": "2", "data.json": "2", "sitemap.xml": "2", "CNAME": "2",
    ])
    let plan = PublishPlan(from: former, to: site)
    let phases = PublishPlan.Phase.allCases.map { plan.uploads(in: $0).map(\.path.text) }
    #expect(
      phases == [
        ["assets/theme.css", "clip.mp4", "data.json"], ["posts/first/index.html"], ["index.html"],
        ["CNAME", "_redirects", "feed.json", "rss.xml", "sitemap.xml"],
      ])
  }

  @Test(arguments: [(20, 20, false), (21, 21, true), (21, 63, false), (21, 62, true), (400, 1200, false)])
  func manyDeletionsAreSuspect(deleted: Int, of count: Int, isTooMuch: Bool) throws {
    let names = (0..<count).map { "p\($0).css" }
    let former = try ledger(Dictionary(uniqueKeysWithValues: names.map { ($0, "1") }))
    let site = try ledger(Dictionary(uniqueKeysWithValues: names.dropFirst(deleted).map { ($0, "1") }))
    #expect(PublishPlan(from: former, to: site).deletesTooMuch == isTooMuch)
  }

  @Test func whatStandsInPlaceOfAFolderOrFileGoesFirst() throws {
    let former = try ledger(["a": "1", "b/c/one.css": "1", "b/two.css": "1", "ab/x": "1", "gone.css": "1"])
    let plan = PublishPlan(from: former, to: try ledger(["a/x/y.css": "2", "b": "2", "b.css": "2", "c/one.css": "2"]))
    #expect(plan.deletions.map(\.text) == ["a", "ab/x", "b/c/one.css", "b/two.css", "gone.css"])
    #expect(plan.firstDeletions.map(\.text) == ["a", "b/c/one.css", "b/two.css"])
    #expect(plan.newInFreePlaces.map(\.text) == ["b.css", "c/one.css"])
  }

  private func ledger(_ files: [String: String?]) throws -> PublishLedger {
    var ledger = PublishLedger(token: "t")
    for (name, digest) in files {
      ledger.files[try #require(OutputPath(name))] = PublishLedger.Entry(digest: digest, size: 10)
    }
    return ledger
  }
}
