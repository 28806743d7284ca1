import Generator
import Testing

@testable import Server

struct SimulatedFailureTests {
  private func count(_ failure: SimulatedFailure, _ copy: ScriptedRetriever.Answer) async throws -> String {
    let source = ScriptedRetriever([copy])
    let outcome = try await SimulatingRetriever(["talks": failure], before: source).count(names: ["talks", "AbC"])
    #expect(source.requests.map(\.policy.mode) == [.offline], "the network was asked")
    return outcome
  }

  @Test(arguments: [
    (SimulatedFailure.serverError, "HTTP 503"), (.timeout, "timed out"), (.html, "not a feed"), (.empty, "no items"),
    (.shrink, "shrank from 3 to 1"),
  ])
  func lastGoodCopyStandsIn(failure: SimulatedFailure, reason: String) async throws {
    for feed in [SampleFeed.rss, SampleFeed.json, SampleFeed.xspf] {
      #expect(try await count(failure, .stale(feed, 60)) == "stale(simulated: \(reason)) 3")
    }
  }

  @Test func withoutACopy() async throws {
    #expect(try await count(.serverError, .failed("not in the cache")) == "failed(simulated: HTTP 503)")
    #expect(try await count(.empty, .failed("not in the cache")) == "failed(simulated: no items)")
    #expect(try await count(.shrink, .failed("not in the cache")) == "fresh 1")
  }

  @Test func copyMayBeTooOld() async throws {
    let weeks = ScriptedRetriever.Answer.stale(SampleFeed.rss, 8 * 86_400)
    #expect(try await count(.timeout, weeks) == "failed(simulated: timed out)")
  }

  @Test func othersAreLeftAlone() async throws {
    let source = ScriptedRetriever([.fresh(SampleFeed.rss)])
    let retriever = SimulatingRetriever(["talks": .timeout], before: source)
    #expect(try await retriever.count(names: ["films"]) == "fresh 3")
    #expect(source.requests.map(\.policy.mode) == [.normal])
  }
}
