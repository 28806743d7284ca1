import Syndication
import Testing

@testable import Generator

@Suite struct NewPageTests {
  private func write(_ path: String, gallery: String? = nil, _ files: [String: String] = [:]) throws -> (
    file: String, text: String
  ) {
    let trial = try SiteTrial(files)
    let page = NewPage(configuration: try ConfigurationReader.read(trial.options).site, options: trial.options)
    let file = try page.write(path, gallery: gallery)
    return (file, try trial.sandbox.text(file))
  }

  @Test func theBuiltInArchetype() throws {
    let page = try write("posts/my-first.md")
    #expect(page.file == "content/posts/my-first.md")
    #expect(page.text == "---\ntitle: My first\ndate: 2026-09-21\ndraft: true\n---\n")
  }

  @Test func aGalleryIsFilledIn() throws {
    #expect(try write("a.md", gallery: "AEAAQdbniShi").text.contains("\ngallery: AEAAQdbniShi\n---\n"))
  }

  @Test(arguments: [("posts/a.md", "P A\n"), ("films/a.md", "D A\n"), ("content/films/x/index.md", "D X\n")])
  func archetypesOfTheSite(_ path: String, _ expected: String) throws {
    let files = ["archetypes/posts.md": "P {{title}}\n", "archetypes/default.md": "D {{title}}\n"]
    #expect(try write(path, files).text == expected)
  }

  private func write(_ path: String, _ files: [String: String]) throws -> (file: String, text: String) {
    try write(path, gallery: nil, files)
  }

  @Test(arguments: ["../a.md", "/a.md", "a.txt", "posts/../../a.md", ".md/..", ""])
  func pathsThatAreNoPages(_ path: String) { #expect(throws: ScaffoldError.self) { try write(path) } }

  @Test func aGalleryThatIsNone() { #expect(throws: ScaffoldError.self) { try write("a.md", gallery: "a\"b") } }

  @Test func aPageThatIsThereIsNeverTouched() {
    #expect(throws: ScaffoldError.self) { try write("a.md", ["content/a.md": "mine"]) }
  }
}
