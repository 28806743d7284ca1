import Testing

@testable import Generator

@Suite struct PublishableSiteTests {
  @Test func holdsTheFilesOfTheManifest() throws {
    let sandbox = try Sandbox()
    try sandbox.build(["index.html": "home", "a/b.css": "b"])
    try sandbox.put("public/note.txt", "of somebody else")
    let site = try PublishableSite(sandbox.place)
    #expect(site.files.map(\.path.text) == ["a/b.css", "index.html"])
    #expect(site.files.map(\.size) == [1, 4])
    #expect(site.foreignCount == 1)
  }

  @Test func refusesWhatIsNotThere() throws {
    let sandbox = try Sandbox()
    #expect(throws: BuiltSiteError.notBuilt(sandbox.output)) { try PublishableSite(sandbox.place) }
    try sandbox.put("public/index.html", "of somebody else")
    #expect(throws: BuiltSiteError.notBuilt(sandbox.output)) { try PublishableSite(sandbox.place) }
  }

  @Test func refusesWhatIsNotAsItWasBuilt() throws {
    let sandbox = try Sandbox()
    try sandbox.build(["index.html": "home", "a/b.css": "b"])
    try Directory.current.removeTree(sandbox.output + "/a")
    let missing = try #require(OutputPath("a/b.css"))
    #expect(throws: BuiltSiteError.differs(sandbox.output, missing: [missing])) { try PublishableSite(sandbox.place) }
  }

  @Test func keepsBuildsAndOthersAwayWhileItLives() throws {
    let sandbox = try Sandbox()
    try sandbox.build(["index.html": "home"])
    do {
      let site = try PublishableSite(sandbox.place)
      #expect(throws: BuiltSiteError.inUse(sandbox.output)) { try PublishableSite(sandbox.place) }
      #expect(throws: OutputError.inUse(sandbox.output)) { try sandbox.build(["index.html": "other"]) }
      #expect(site.files.count == 1)
    }
    try sandbox.build(["index.html": "other"])
  }
}
