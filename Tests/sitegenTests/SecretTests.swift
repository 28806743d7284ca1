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
}
