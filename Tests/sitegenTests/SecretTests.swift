import Foundation
import Testing

/// What opens doors stays out of pages, snapshots, messages and data.
@Suite struct SecretTests {
  private let feed = """
    <rss version="2.0"><channel><title>A</title><description/>
    <item><guid isPermaLink="false">1</guid><title>One</title><link>page.html</link>
    <description>&lt;p&gt;&lt;a href="#q"&gt;q&lt;/a&gt; &lt;a href="?x"&gt;x&lt;/a&gt;&lt;/p&gt;</description></item>
    </channel></rss>
    """

  private func site(_ address: String) throws -> TemporaryFolder {
    try TemporaryFolder([
      "site.yml": """
      title: A
      base_url: https://a.example/
      theme: none
      feeds: { allow_private_networks: true, retries: 0 }
      sources: { a: { url: "\(address)" } }
      """,
      "content/a.md": "---\ngallery: { source: a }\n---\n",
      "templates/page.mustache": "{{#gallery.items}}{{url}} {{description}}{{/gallery.items}}",
      "templates/list.mustache": "",
    ])
  }

  @Test func relativeAddressesAreResolvedWithoutSecretsOrMasks() async throws {
    let feeds = try TemporaryFolder(["dir/f.xml": feed])
    try await FolderServer.serve(feeds.root) { server in
      let address = server.origin.replacing("://", with: "://bob:SECRETPW@") + "/dir/f.xml?token=SECRETTOKEN&list=5"
      let site = try site(address)
      let base = server.origin + "/dir/"
      for _ in ["network", "cache"] {
        #expect(try await Program.run(["build"], in: site.root).status == 0)
        let page = try site.text("public/a/index.html")
        #expect(page.hasPrefix(base + "page.html <p><a href=\"\(base)f.xml?list=5#q\""), "\(page)")
        #expect(page.contains("<a href=\"\(base)f.xml?x\""), "\(page)")
      }
      #expect(try await Program.run(["fetch", "--freeze"], in: site.root).status == 0)
      let snapshot = try site.text("snapshots/a.json")
      #expect(snapshot.contains("\"url\": \"\(base)page.html\""), "\(snapshot)")
      #expect(!snapshot.contains("***") && !snapshot.contains("SECRET"), "\(snapshot)")
    }
  }

  @Test(arguments: [
    ("http://bob:SECRETPW@127.0.0.1:9/x", "http://***@127.0.0.1:9/x"),
    ("http://127.0.0.1:9/x?sig=SECRET", "http://127.0.0.1:9/x?sig=***"),
    ("http://127.0.0.1:9/x?a=1&token=SECRET", "http://127.0.0.1:9/x?a=1&token=***"),
    ("bob:SECRETPW@127.0.0.1/x", "bob:***@127.0.0.1/x"),
  ])
  func feedNamesItsSourceWithoutThem(address: String, shown: String) async throws {
    let text = try await Program.run(["feed", address])
    #expect(text.errors.hasPrefix("error: \(shown): "), "\(text.errors)")
    let json = try await Program.run(["feed", address, "--format", "json"])
    #expect(json.output.contains("\"source\":\"\(shown)\""), "\(json.output)")
    let github = try await Program.run(["feed", address, "--diagnostics", "github"])
    #expect(github.output.hasPrefix("::error file=http") || github.output.hasPrefix("::error file=bob"))
    for outcome in [text, json, github] { #expect(!(outcome.output + outcome.errors).contains("SECRET")) }
  }

  @Test func theLineShownBesideAMessageHasNone() async throws {
    let site = try site("http://bob:SECRETPW@127.0.0.1:9/f.xml?token=SECRETTOKEN")
    let outcome = try await Program.run(["build"], in: site.root)
    #expect(outcome.status == 69)
    #expect(!outcome.errors.contains("SECRET"), "\(outcome.errors)")
    try site.write(
      "content/a.md", "---\ngallery: { feed: \"http://ada:SECRETPW@127.0.0.1:9/?sig=SECRET\", x: 1 }\n---\n")
    let behind = try await Program.run(["build"], in: site.root)
    #expect(
      behind.errors.contains("  2 | gallery: { feed: \"http://***@127.0.0.1:9/?sig=***\", x: 1 }\n"), "\(behind.errors)"
    )
    #expect(!behind.errors.contains("SECRET"))
  }

  @Test(arguments: ["text", "json", "github", "sarif"])
  func aWrongAddressIsQuotedWithoutThem(form: String) async throws {
    for address in ["htp://bob:SECRETPW@h.example/x?token=SECRETTOKEN", "http:/bob:SECRETPW@h.example/../../.."] {
      let site = try site(address)
      let outcome = try await Program.run(["build", "--diagnostics", form, "--report", "r.json"], in: site.root)
      #expect(outcome.status == 78)
      #expect((outcome.output + outcome.errors).contains("***@h.example/"), "\(outcome.output)\(outcome.errors)")
      #expect(!(outcome.output + outcome.errors + (try site.text("r.json"))).contains("SECRET"))
    }
  }

  @Test func configHasNone() async throws {
    let site = try site("http://bob:SECRETPW@h.example/f.xml?token=SECRETTOKEN")
    let outcome = try await Program.run(["config"], in: site.root)
    #expect(outcome.output.contains("sources.a.url: http://***@h.example/f.xml?token=*** "), "\(outcome.output)")
    #expect(!outcome.output.contains("SECRET"))
  }
}
