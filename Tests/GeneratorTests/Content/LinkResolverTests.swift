import Markup
import Testing

@testable import Generator

@Suite struct LinkResolverTests {
  /// A page `posts/a.md` whose text is one link, and what stands around it.
  private func build(_ link: String, base: String = "https://h.example/sub/") async throws -> (
    html: String, problems: [String], files: [String: String]
  ) {
    let trial = try SiteTrial([
      "site.yml": "title: S\nbase_url: \(base)\n", "templates/page.mustache": "{{page.content}}",
      "content/posts/a.md": "---\ntitle: A\n---\n\(link)\n", "content/posts/b c.md": "---\ntitle: B\n---\n",
      "content/top.md": "",
      "content/posts/pic.jpg": "p", "content/posts/sub/deep.jpg": "d", "content/films/x/index.md": "",
      "content/films/x/own.jpg": "o",
      "content/other/far.jpg": "f", "content/posts/held.md": "---\ndraft: true\n---\n",
    ])
    let problems = try await trial.problems()
    let files = try trial.sandbox.files()
    return (files["posts/a/index.html"] ?? "", problems, files)
  }

  @Test(arguments: [
    ("[x](b%20c.md)", "/sub/posts/b-c/"), ("[x](<b c.md>)", "/sub/posts/b-c/"),
    ("[x](../top.md#part)", "/sub/top/#part"),
    ("[x](/top.md?q=1)", "/sub/top/?q=1"), ("[x](/films/)", "/sub/films/"), ("[x](#part)", "#part"),
    ("[x](a.md)", "/sub/posts/a/"),
    ("[x](https://e.example/a.md)", "https://e.example/a.md"), ("[x](//cdn.example/x)", "//cdn.example/x"),
    ("[x](mailto:a@b.example)", "mailto:a@b.example"), ("[x](pic.jpg)", "/sub/posts/a/pic.jpg"),
    ("[x](sub/deep.jpg)", "/sub/posts/a/sub/deep.jpg"), ("[x](../films/x/own.jpg)", "/sub/films/x/own.jpg"),
    ("[x](../other/far.jpg)", "/sub/other/far.jpg"), ("[x](/films/x/index.md)", "/sub/films/x/"),
    ("[x](elsewhere/)", "elsewhere/"),
  ])
  func links(_ markdown: String, _ expected: String) async throws {
    let (html, problems, _) = try await build(markdown)
    #expect(problems == [])
    #expect(html == "<p><a href=\"\(expected)\">x</a></p>\n")
  }

  @Test func withoutAPathNothingIsPrefixed() async throws {
    #expect(try await build("[x](/films/) ![](/a.png)", base: "https://h.example/").html.contains("href=\"/films/\""))
  }

  @Test(arguments: [
    ("pic.jpg", "/sub/posts/b-c/pic.jpg"), ("../films/x/own.jpg", "/sub/films/x/own.jpg"), ("/a.jpg", "/sub/a.jpg"),
    ("https://e.example/a.jpg", "https://e.example/a.jpg"), ("nowhere.jpg", "nowhere.jpg"),
  ])
  func theImageOfAPageIsResolvedLikeALink(_ image: String, _ expected: String) async throws {
    let trial = try SiteTrial([
      "site.yml": "title: S\nbase_url: https://h.example/sub/\n", "content/posts/b c.md": "---\nimage: \(image)\n---\n",
      "content/posts/pic.jpg": "p", "content/films/x/index.md": "", "content/films/x/own.jpg": "o",
      "templates/page.mustache": "{{page.image}}", "templates/list.mustache": "{{#pages}}{{image}}{{/pages}}",
    ])
    #expect(try await trial.page("posts/b-c/index.html") == expected)
    #expect(try trial.sandbox.text("public/posts/index.html") == expected)
    #expect(trial.sandbox.exists("public/posts/b-c/pic.jpg") == (image == "pic.jpg"))
  }

  @Test func linkedFilesAreCopiedBesideThePage() async throws {
    let files = try await build("![](pic.jpg) [x](../other/far.jpg)").files
    #expect(files["posts/a/pic.jpg"] == "p")
    #expect(files["other/far.jpg"] == "f")
    #expect(files["films/x/own.jpg"] == "o")
    #expect(files["posts/a/sub/deep.jpg"] == nil)
  }

  @Test(arguments: [
    ("[x](nope.md)", "content/posts/a.md:4:5: error[broken-link]: there is no page 'nope.md'"),
    ("é [x](../../up.md)", "content/posts/a.md:4:7: error[broken-link]: there is no page '../../up.md'"),
    ("[x](held.md)", "content/posts/a.md:4:5: error[broken-link]: the page 'held.md' is not published (draft)"),
    ("![x](nope.jpg)", "content/posts/a.md:4:6: warning[missing-file]: there is no file 'nope.jpg' beside the page"),
  ])
  func problems(_ markdown: String, _ expected: String) async throws {
    #expect(try await build(markdown).problems == [expected])
  }
}
