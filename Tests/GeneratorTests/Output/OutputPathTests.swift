import Testing

@testable import Generator

@Suite struct OutputPathTests {
  @Test(arguments: ["index.html", "posts/first/index.html", "a b/ü.html", "..a", "a..", ".well-known/x", "a/.sitegen"])
  func takes(_ text: String) {
    #expect(OutputPath(text)?.text == text)
  }

  @Test(arguments: [
    "", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "../a", "a/..", "a\\b", "a\0b", "a\nb", "a\u{7F}", "a\u{9B}b",
    ".sitegen", ".sitegen-stage/a", ".sitegen/x",
  ])
  func refuses(_ text: String) {
    #expect(OutputPath(text) == nil)
  }

  @Test func limitsComponents() {
    #expect(OutputPath("a/" + String(repeating: "x", count: 255)) != nil)
    #expect(OutputPath("a/" + String(repeating: "x", count: 256)) == nil)
    #expect(OutputPath("a/" + String(repeating: "ü", count: 128) + "/b") == nil)
  }

  @Test(arguments: [
    ("/", "index.html"), ("/posts/first/", "posts/first/index.html"), ("/404.html", "404.html"),
    ("/a%20b/%C3%BC/", "a b/ü/index.html"), ("/ü/", "ü/index.html"),
  ])
  func namesTheFileOfAnAddress(url: String, path: String) {
    #expect(OutputPath(url: url)?.text == path)
  }

  @Test(arguments: [
    "", "a/", "/a//", "/%2E%2E/a/", "/a%2Fb/", "/%00/", "/%zz/", "/%4", "/a/%", "/%FF/", "//a/", "/.sitegen/",
    "/%2esitegen",
  ])
  func refusesAddresses(_ url: String) {
    #expect(OutputPath(url: url) == nil)
  }

  @Test func comparesBytes() throws {
    let composed = try #require(OutputPath("\u{FC}"))
    let decomposed = try #require(OutputPath("u\u{308}"))
    #expect(composed != decomposed)
    #expect(decomposed < composed)
    #expect(OutputPath("\u{212A}") != OutputPath("K"))
    #expect(try #require(OutputPath("K")) < #require(OutputPath("\u{212A}")))
    let sorted = ["a", "a-b", "a/b", "a0", "b", "ü"]
    #expect(sorted.reversed().compactMap { OutputPath($0) }.sorted().map(\.text) == sorted)
  }

  @Test func knowsItsFolder() {
    #expect(OutputPath("a/b/c.html")?.folder?.text == "a/b")
    #expect(OutputPath("c.html")?.folder == nil)
  }

  /// Names that a disk takes and a site cannot have, with the reason that the author reads.
  @Test(arguments: [
    ("a\\b.txt", "it holds a backslash"), ("a\tb.txt", "it holds a tab, the end of a line"),
    ("x/a\nb.txt", "it holds a tab, the end of a line"), (".sitegen-x/a", "names that begin with .sitegen"),
    (String(repeating: "x", count: 256), "it has more than 255 bytes"),
  ])
  func refusalsHaveReasons(name: String, reason: String) async throws {
    #expect(OutputPath(name) == nil)
    #expect(OutputPath.refusal(of: name).hasPrefix(reason))
    guard name.utf8.count < 255 else { return }
    let trial = try SiteTrial(["content/_index.md": "", "static/" + name: ""])
    let problems = try await trial.problems()
    #expect(problems.count == 1)
    #expect(
      problems.first?.contains(
        "error[output-conflict]: the file cannot be published under the name '\(name)': \(reason)")
        == true, "\(problems)")
  }
}
