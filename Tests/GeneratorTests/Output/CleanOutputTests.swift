import Testing

@testable import Generator

@Suite struct CleanOutputTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func removesAllThatBuildsWrote() throws {
    try sandbox.build(["index.html": "i", "a/b/c.html": "c"])
    #expect(try CleanOutput(place: sandbox.place).run() == 2)
    #expect(try Directory.current.open(sandbox.path).names() == [])
  }

  @Test func leavesEverythingElse() throws {
    try sandbox.build(["index.html": "i", "a/b/c.html": "c"])
    try sandbox.put("public/a/notes.txt", "mine")
    try sandbox.put(".sitegen/cache/feed", "x")
    #expect(try CleanOutput(place: sandbox.place).run() == 2)
    #expect(try sandbox.files() == ["a/notes.txt": "mine"])
    #expect(try Directory.current.open(sandbox.output).names() == ["a"])
    #expect(try sandbox.text(".sitegen/cache/feed") == "x")
  }

  @Test func nothingToClean() throws {
    #expect(try CleanOutput(place: sandbox.place).run() == 0)
  }

  @Test func refusesAFolderOfSomebodyElse() throws {
    try sandbox.put("public/thesis.txt", "years of work")
    #expect(throws: OutputError.outputNotOurs(sandbox.output)) { try CleanOutput(place: sandbox.place).run() }
    #expect(try sandbox.files() == ["thesis.txt": "years of work"])
  }

  @Test func removesWhatAKilledBuildStaged() throws {
    do { _ = try sandbox.stage(["a.html": "a"]) }
    #expect(try CleanOutput(place: sandbox.place).run() == 0)
    #expect(!sandbox.exists("public"))
  }
}
