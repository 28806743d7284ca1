import Foundation
import Testing

@testable import Generator

struct LeftOutSymlinksTests {
  @Test(arguments: ["content", "static"])
  func symlinksThatAreNotFollowedAreToldOf(folder: String) async throws {
    let trial = try SiteTrial(["content/_index.md": "", "static/x.css": "", "elsewhere/film.txt": "film"])
    let links = [
      ("a", "../elsewhere"), ("b.txt", "../elsewhere/film.txt"), ("c", "."), ("d", "nowhere"), ("e", "e"),
      (".#f.md", "ada@north.4711:1790000000"),
    ]
    for (name, target) in links {
      let path = "\(trial.sandbox.path)/\(folder)/\(name)"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
    let words = "this symlink leads out of \(folder)/, in a circle or to nothing, and is left out"
    #expect(
      try await trial.problems()
        == ["a", "b.txt", "c", "d", "e"].map { "\(folder)/\($0): warning[symlink-left-out]: \(words)" })
  }

  @Test func symlinksWithinAreFollowed() async throws {
    let trial = try SiteTrial(["content/_index.md": "", "static/films/a.txt": "a"])
    try FileManager.default.createSymbolicLink(
      atPath: trial.sandbox.path + "/static/talks", withDestinationPath: "films")
    #expect(try await trial.problems() == [])
    #expect(try trial.sandbox.text("public/talks/a.txt") == "a")
  }
}
