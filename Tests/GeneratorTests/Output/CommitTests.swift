import Foundation
import Testing

@testable import Generator

@Suite struct CommitTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func deletesOnlyWhatItWrote() throws {
    try sandbox.build(["index.html": "i", "old/a.html": "a", "old/b/c.html": "c", "mine/a.html": "a"])
    try sandbox.put("public/CNAME", "site.example")
    try sandbox.put("public/mine/notes.txt", "mine")
    try sandbox.build(["index.html": "i"])
    #expect(try sandbox.files() == ["index.html": "i", "CNAME": "site.example", "mine/notes.txt": "mine"])
    #expect(try sandbox.folders() == ["mine"])
  }

  @Test func aPageBecomesASectionAndBack() throws {
    try sandbox.build(["a": "page", "b/index.html": "section", "b/c/index.html": "below"])
    try sandbox.build(["a/index.html": "section", "a/x/index.html": "x", "b": "page"])
    #expect(try sandbox.files() == ["a/index.html": "section", "a/x/index.html": "x", "b": "page"])
    try sandbox.build(["a": "page", "b/index.html": "section"])
    #expect(try sandbox.files() == ["a": "page", "b/index.html": "section"])
  }

  @Test func refusesToReplaceAFolderThatHoldsOtherFiles() throws {
    try sandbox.build(["b/index.html": "section"])
    try sandbox.put("public/b/deep/notes.txt", "mine")
    let before = try sandbox.files()
    #expect(throws: OutputError.blocked(sandbox.output + "/b/deep/notes.txt")) {
      try sandbox.build(["a.html": "new", "b": "page"])
    }
    #expect(try sandbox.files() == before)
    #expect(!sandbox.exists("public/.sitegen-stage"))
  }

  @Test func refusesToReplaceAFileThatIsNotOursByAFolder() throws {
    try sandbox.build(["a.html": "a"])
    try sandbox.put("public/films", "mine")
    #expect(throws: OutputError.blocked(sandbox.output + "/films")) {
      try sandbox.build(["a.html": "new", "films/index.html": "x"])
    }
    #expect(try sandbox.files() == ["a.html": "a", "films": "mine"])
  }

  @Test func replacesLinksInsteadOfFollowingThem() throws {
    try sandbox.build(["a.html": "a", "posts/one/index.html": "1"])
    try sandbox.put("outside/one/index.html", "1")
    try sandbox.put("outside/a.html", "a")
    let files = FileManager.default
    try files.removeItem(atPath: sandbox.output + "/a.html")
    try files.createSymbolicLink(atPath: sandbox.output + "/a.html", withDestinationPath: "../outside/a.html")
    try files.removeItem(atPath: sandbox.output + "/posts")
    try files.createSymbolicLink(atPath: sandbox.output + "/posts", withDestinationPath: "../outside")
    let summary = try sandbox.build(["a.html": "a", "posts/one/index.html": "1", "posts/two/index.html": "2"])
    #expect(summary.written.count == 3)
    #expect(try Directory.current.open(sandbox.output).status("posts")?.kind == .folder)
    #expect(try Directory.current.open(sandbox.output).status("a.html")?.kind == .file)
    #expect(try FileSystem.list(sandbox.path + "/outside").map(\.path) == ["a.html", "one", "one/index.html"])
  }

  @Test func deletesNothingBehindALink() throws {
    try sandbox.build(["a.html": "a", "posts/one/index.html": "1"])
    try sandbox.put("outside/one/index.html", "mine")
    try FileManager.default.removeItem(atPath: sandbox.output + "/posts")
    try FileManager.default.createSymbolicLink(atPath: sandbox.output + "/posts", withDestinationPath: "../outside")
    try sandbox.build(["a.html": "a"])
    #expect(try sandbox.text("outside/one/index.html") == "mine")
  }

  @Test func writesWhatTheManifestSays() throws {
    try sandbox.build(["b/index.html": "b", "a.html": "a", "é.html": "e"])
    #expect(
      try sandbox.text(".sitegen/manifest") == "sitegen manifest 1\noutput public\na.html\nb/index.html\né.html\n")
    #expect(try sandbox.text("public/.sitegen") == "sitegen manifest 1\noutput .\na.html\nb/index.html\né.html\n")
    #expect(try Directory.current.open(sandbox.path + "/.sitegen").names() == ["manifest"])
    #expect(try Directory.current.open(sandbox.output).names() == [".sitegen", "a.html", "b", "é.html"])
  }

  /// What a build that was killed before its journal leaves beside the manifest.
  @Test func takesAwayADraftOfTheManifest() throws {
    for files in [["a.html": "a"], ["a.html": "b"]] {
      try sandbox.build(["a.html": "a"])
      try sandbox.put(".sitegen/manifest.new", "sitegen manifest 1\n")
      try sandbox.build(files)
      #expect(try Directory.current.open(sandbox.path + "/.sitegen").names() == ["manifest"])
    }
  }

  @Test func makesGoodALostManifestOrMarker() throws {
    for lost in [".sitegen/manifest", "public/.sitegen"] {
      try sandbox.build(["a.html": "a", "b.html": "b"])
      try FileManager.default.removeItem(atPath: sandbox.path + "/" + lost)
      try sandbox.build(["a.html": "a"])
      #expect(try sandbox.files() == ["a.html": "a"])
      #expect(sandbox.exists(lost))
    }
  }

  @Test func writesALostManifestAgainWhenNothingElseChanged() throws {
    for lost in [".sitegen/manifest", "public/.sitegen"] {
      try sandbox.build(["a.html": "a"])
      try FileManager.default.removeItem(atPath: sandbox.path + "/" + lost)
      #expect(try sandbox.build(["a.html": "a"]).written == [])
      #expect(sandbox.exists(lost))
    }
  }

  @Test func anEmptyBuildEmptiesTheFolder() throws {
    try sandbox.build(["a/b.html": "b"])
    #expect(try sandbox.build([:]).deleted.map(\.text) == ["a/b.html"])
    #expect(try sandbox.folders() == [])
  }

  @Test func keepsEachOutputsListApart() throws {
    try sandbox.build(["a.html": "a", "b.html": "b"])
    var other = sandbox.place
    other.output = sandbox.path + "/other"
    let staging = try Staging(other)
    var writer = staging.writer()
    try writer.write(path: #require(OutputPath("a.html")), bytes: Array("x".utf8))
    #expect(try staging.commit([writer]).deleted == [])
    #expect(try sandbox.text(".sitegen/manifest") == "sitegen manifest 1\noutput other\na.html\n")
    #expect(try sandbox.build(["b.html": "b"]).deleted.map(\.text) == ["a.html"])
    #expect(try sandbox.text("other/a.html") == "x")
  }
}
