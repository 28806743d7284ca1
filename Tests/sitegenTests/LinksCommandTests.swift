import Foundation
import Testing

@Suite struct LinksCommandTests {
  @Test func withoutASite() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(["links", "Ao7CludB5G-u", "--ver", "mp4_hd"], in: folder.root)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("hls               https://rtcdn.cincopa.com/m3u8.aspx?rid=Ao7CludB5G-u\n"))
    #expect(outcome.output.contains("/get_version_url.aspx?rid=Ao7CludB5G-u&ver=mp4_hd\n"))
    #expect(outcome.errors.contains("asset Ao7CludB5G-u"))
  }

  @Test func asJSONWithWhatTheSiteSays() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "site.yml",
      """
      title: x
      base_url: https://x.example/
      cincopa: { template: A4HAcLOLOO68, subdomain: films, versions: [original, mp4_hd] }
      """)
    let outcome = try await Program.run(["links", "Ao7CludB5G-u", "--format", "json"], in: folder.root)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(answer["id"] as? String == "Ao7CludB5G-u")
    #expect(answer["kind"] as? String == "asset")
    let links = try #require(answer["links"] as? [[String: String]])
    #expect(links.first { $0["name"] == "file" }?["url"]?.hasSuffix("&ver=original,mp4_hd") == true)
    #expect(
      links.first { $0["name"] == "watch" } == [
        "name": "watch", "type": "text/html", "url": "https://films.cincopa.com/watch/A4HAcLOLOO68!Ao7CludB5G-u",
      ])
  }

  @Test func theKindCanBeSaid() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(["links", "A8LAQBuo5Hpp", "--as", "rid"], in: folder.root)
    #expect(outcome.output.contains("rid=A8LAQBuo5Hpp"))
    let refused = try await Program.run(["links", "a b", "--as", "fid"], in: folder.root)
    #expect(refused.status == 64)
    #expect(try await Program.run(["links", "x", "--ver", "a b"], in: folder.root).status == 64)
  }

  @Test func tellsOfReferencesThatPlayersMayNotFind() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(
      ["links", "rrid:post 42&x", "--uid", "AMrADemo0001", "--template", "A4HAcLOLOO68"], in: folder.root)
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("the reference 'post 42&x' holds other characters than A-Z a-z 0-9 . _ : - "))
  }
}
