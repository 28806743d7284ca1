import Generator
import Testing

@testable import Server

struct RememberedAnswersTests {
  private let answers = RememberedAnswers()

  @Test func eachIsAskedForOnce() async throws {
    let source = ScriptedRetriever([.fresh(SampleFeed.rss)])
    let retriever = RememberingRetriever(answers, before: source)
    #expect(try await retriever.count(names: ["talks"]) == "fresh 3")
    #expect(try await retriever.count(names: ["talks", "more"]) == "cached 3")
    #expect(source.requests.count == 1)
    #expect(await answers.names == ["talks", "more"])
    #expect(await answers.count == 1)
  }

  @Test func failuresAreRememberedToo() async throws {
    let source = ScriptedRetriever([.failed("HTTP 500"), .stale(SampleFeed.rss, 60)])
    let retriever = RememberingRetriever(answers, before: source)
    #expect(try await retriever.count() == "failed(HTTP 500)")
    #expect(try await retriever.count() == "failed(HTTP 500)")
    #expect(try await retriever.count("https://h.example/g") == "stale(offline) 3")
    #expect(try await retriever.count("https://h.example/g") == "stale(offline) 3")
    #expect(source.requests.count == 2)
  }

  @Test func forgettingAsksAgain() async throws {
    let source = ScriptedRetriever([.failed("HTTP 500"), .fresh(SampleFeed.rss)])
    let retriever = RememberingRetriever(answers, before: source)
    #expect(try await retriever.count() == "failed(HTTP 500)")
    await answers.forget()
    #expect(try await retriever.count() == "fresh 3")
    #expect(try await retriever.count() == "cached 3")
  }

  /// Of a build before this one as well, as what it was told is still in use; until feeds are asked anew.
  @Test func warningsStay() async throws {
    let builds = [ScriptedRetriever([.fresh(SampleFeed.rss)], warnings: ["the disk is full"]), ScriptedRetriever([])]
    for source in builds {
      let retriever = RememberingRetriever(answers, before: SimulatingRetriever([:], before: source))
      _ = try await retriever.count()
      #expect(await retriever.warnings == ["the disk is full"])
    }
    await answers.forget()
    #expect(await RememberingRetriever(answers, before: builds[1]).warnings == [])
  }

  @Test func answerIsReadAnew() async throws {
    let source = ScriptedRetriever([.fresh("no feed")])
    let retriever = RememberingRetriever(answers, before: source)
    #expect(try await retriever.count() == "failed(not a feed)")
    #expect(try await retriever.count() == "failed(not a feed)")
    #expect(source.requests.count == 1)
  }
}
