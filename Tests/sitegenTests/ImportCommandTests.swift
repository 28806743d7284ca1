import Foundation
import Testing

@Suite struct ImportCommandTests {
  private static let page = "Before [cincopa AEAAQdbniShi] after.\n\n[cincopa A\"B]\n"
  private static let converted =
    "---\ngalleries:\n  gallery-1: { fid: AEAAQdbniShi }\n---\nBefore [gallery gallery-1] after.\n\n[cincopa A\"B]\n"

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("content/a.md", Self.page)
    try folder.write("old/b.html", "<title>B</title>[cincopa AEAAQdbniShi]")
    return folder
  }

  @Test func withoutAWordNothingIsWritten() async throws {
    let folder = try folder()
    let outcome = try await Program.run(["import", "content/a.md", "--color", "never"], in: folder.root)
    #expect(outcome.status == 0)
    #expect(outcome.output == "content/a.md:1:8  short code  AEAAQdbniShi  [gallery gallery-1]\n")
    #expect(outcome.errors.contains("content/a.md:3:1: warning[import-unread]: 'A\"B' is no gallery id"))
    #expect(outcome.errors.contains("Read 1 embed in 1 page, 1 problem; nothing was written (--write does it)"))
    #expect(try folder.text("content/a.md") == Self.page)
  }

  @Test func inPlace() async throws {
    let folder = try folder()
    let outcome = try await Program.run(["import", "content/a.md", "old/b.html", "--write"], in: folder.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.text("content/a.md") == Self.converted)
    // The line as it was read.
    #expect(outcome.errors.contains("3 | [cincopa A\"B]\n"))
    #expect(try folder.text("old/b.html") == "<title>B</title>[cincopa AEAAQdbniShi]")
    #expect(try folder.text("old/b.md").hasPrefix("---\ntitle: B\ngalleries:\n"))
    let again = try await Program.run(["import", "content/a.md", "--write"], in: folder.root)
    #expect(again.errors.contains("0 embeds in 1 page"))
    #expect(try folder.text("content/a.md") == Self.converted)
  }

  @Test func elsewhere() async throws {
    let folder = try folder()
    let outcome = try await Program.run(["import", "content/a.md", "-o", "new"], in: folder.root)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.text("new/content/a.md") == Self.converted)
    #expect(try folder.text("content/a.md") == Self.page)
    #expect(try await Program.run(["import", "content/a.md", "-o", "-"], in: folder.root).output == Self.converted)
  }

  @Test func nothingIsOverwritten() async throws {
    let folder = try folder()
    try folder.write("old/b.md", "mine")
    let outcome = try await Program.run(["import", "old/b.html", "--write"], in: folder.root)
    #expect(outcome.status == 73)
    #expect(try folder.text("old/b.md") == "mine")
  }

  @Test func asJSON() async throws {
    let folder = try folder()
    let outcome = try await Program.run(["import", "content/a.md", "--format", "json"], in: folder.root)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    let found = try #require(answer[0]["found"] as? [[String: Any]])
    #expect(found[0]["gallery"] as? String == "gallery-1")
    #expect(found[0]["column"] as? Int == 8)
    let problems = try #require(answer[0]["problems"] as? [[String: Any]])
    #expect(problems[0]["line"] as? Int == 3)
  }

  @Test(arguments: [
    ["a.txt"], ["content/a.md", "--write", "-o", "x"], ["content/a.md", "old/b.html", "-o", "-"],
    ["content/a.md", "content/a.md", "-o", "x"],
  ])
  func wrongUsage(_ words: [String]) async throws {
    let folder = try folder()
    #expect(try await Program.run(["import"] + words, in: folder.root).status == 64)
  }

  @Test func aFileThatIsNotThere() async throws {
    let folder = try folder()
    #expect(try await Program.run(["import", "content/none.md"], in: folder.root).status == 1)
  }
}
