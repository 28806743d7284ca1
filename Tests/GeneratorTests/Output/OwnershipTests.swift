import Foundation
import Testing

@testable import Generator

@Suite struct OwnershipTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func takesAFolderThatIsAbsentOrEmpty() throws {
    try sandbox.place.check()
    try FileSystem.makeFolders(sandbox.output)
    try sandbox.place.check()
    try sandbox.build(["a.html": "a"])
    #expect(try sandbox.files() == ["a.html": "a"])
  }

  @Test func refusesAFolderOfSomebodyElse() throws {
    try sandbox.put("public/thesis.txt", "years of work")
    #expect(throws: OutputError.outputNotOurs(sandbox.output)) { try sandbox.place.check() }
    #expect(throws: OutputError.outputNotOurs(sandbox.output)) { try sandbox.build(["thesis.txt": "x"]) }
    #expect(try Directory.current.open(sandbox.output).names() == ["thesis.txt"])
    #expect(try sandbox.text("public/thesis.txt") == "years of work")
    #expect(OutputError.outputNotOurs("public").help?.hasSuffix("making an empty file public/.sitegen") == true)
  }

  @Test func aFolderNamedLikeTheMarkerIsNone() throws {
    try sandbox.put("public/.sitegen/manifest", "of another site")
    #expect(throws: OutputError.outputNotOurs(sandbox.output)) { try sandbox.place.check() }
  }

  @Test func anEmptyMarkerHandsTheFolderOver() throws {
    try sandbox.put("public/notes.txt", "mine")
    try sandbox.put("public/.sitegen", "")
    try sandbox.build(["a.html": "a"])
    #expect(try sandbox.files() == ["a.html": "a", "notes.txt": "mine"])
  }

  @Test func theSitesManifestVouchesForItsOutputOnly() throws {
    try sandbox.build(["a.html": "a"])
    try FileManager.default.removeItem(atPath: sandbox.output + "/.sitegen")
    try sandbox.place.check()
    try sandbox.put("other/a.html", "mine")
    let other = OutputPlace(site: sandbox.path, output: sandbox.path + "/other")
    #expect(throws: OutputError.outputNotOurs(other.output)) { try other.check() }
    try FileManager.default.removeItem(atPath: sandbox.path + "/.sitegen")
    #expect(throws: OutputError.outputNotOurs(sandbox.output)) { try sandbox.place.check() }
  }

  @Test func aSiteMayBeMoved() throws {
    try sandbox.build(["a.html": "a"])
    try FileManager.default.removeItem(atPath: sandbox.output + "/.sitegen")
    let moved = try Sandbox()
    for name in [".sitegen", "public"] {
      try FileManager.default.moveItem(atPath: sandbox.path + "/" + name, toPath: moved.path + "/" + name)
    }
    #expect(try moved.build(["b.html": "b"]).deleted.map(\.text) == ["a.html"])
  }

  @Test func aForgedListReachesNothingOutside() throws {
    try sandbox.put("secret.txt", "mine")
    try sandbox.put(
      "public/.sitegen", "sitegen manifest 1\noutput .\n../secret.txt\n/etc/none\n.sitegen/x\nnotes.txt\n")
    try sandbox.put("public/notes.txt", "listed")
    try sandbox.build(["a.html": "a"])
    #expect(try sandbox.text("secret.txt") == "mine")
    #expect(try sandbox.files() == ["a.html": "a"])
  }

  @Test(arguments: [
    "", "/", "/content", "/content/public", "/static", "/.sitegen", "/.sitegen/out", "/..", "/a/../content",
  ])
  func keepsAwayFromTheSitesOwnFolders(_ output: String) throws {
    try sandbox.put("content/posts/a.md", "a")
    let place = OutputPlace(
      site: sandbox.path, output: sandbox.path + output, sources: [sandbox.path + "/content", sandbox.path + "/static"])
    #expect { try place.check() } throws: { error in
      if case OutputError.misplaced = error { true } else { false }
    }
    #expect(throws: OutputError.self) { try Staging(place) }
    #expect(try sandbox.text("content/posts/a.md") == "a")
  }

  @Test func doesNotHoldTheSitesFolders() throws {
    let place = OutputPlace(site: sandbox.path, output: sandbox.output, sources: [sandbox.output + "/src/content"])
    #expect(throws: OutputError.misplaced(output: sandbox.output, other: sandbox.output + "/src/content")) {
      try place.check()
    }
  }

  @Test func seesThroughLinks() throws {
    try sandbox.put("content/a.md", "a")
    try FileManager.default.createSymbolicLink(atPath: sandbox.output, withDestinationPath: "content")
    #expect(throws: OutputError.misplaced(output: sandbox.output, other: sandbox.path + "/content")) {
      try sandbox.place.check()
    }
  }

  @Test func theOutputMayBeALinkToAFolder() throws {
    try FileSystem.makeFolders(sandbox.path + "/www")
    try FileManager.default.createSymbolicLink(atPath: sandbox.output, withDestinationPath: "www")
    try sandbox.build(["a.html": "a"])
    #expect(try sandbox.text("www/a.html") == "a")
  }

  @Test func aFileInPlaceOfTheFolderStays() throws {
    try sandbox.put("public", "a file")
    #expect(throws: OutputError.blocked(sandbox.output)) { try sandbox.place.check() }
    #expect(throws: OutputError.self) { try sandbox.build(["a.html": "a"]) }
    #expect(try sandbox.text("public") == "a file")
  }
}
