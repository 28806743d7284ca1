import Cincopa
import Testing

@testable import Generator

@Suite struct PageMediaTests {
  private let pier: NewAsset
  private let bell: NewAsset

  init() throws {
    pier = NewAsset(rid: try RID("AEyCfY7ET4hA"), fileName: "North pier.MP4")
    bell = NewAsset(rid: try RID("Ab3DbElL0003"), fileName: "2026 bell.mp3")
  }

  private func added(
    _ media: NewMedia, to page: String, site: String = "cincopa: { template: AIBASXc7-7zv }\n"
  ) throws -> (text: String, outcome: PageMedia.Outcome) {
    let trial = try SiteTrial(["site.yml": "title: Site\nbase_url: https://h.example/\n" + site, "content/a.md": page])
    let media = media
    let configuration = try ConfigurationReader.read(trial.options).site
    let outcome = try PageMedia(configuration, trial.options).add(media, to: "a.md")
    return (try trial.sandbox.text("content/a.md"), outcome)
  }

  @Test func oneAsset() throws {
    let (text, outcome) = try added(.assets([pier]), to: "---\ntitle: x # mine\n---\nText\n")
    #expect(text == "---\ntitle: x # mine\ngallery: { asset: AEyCfY7ET4hA }\n---\nText\n")
    #expect(outcome == .init(file: "content/a.md", keys: ["gallery"], shortCodes: []))
  }

  @Test func severalAssets() throws {
    let (text, outcome) = try added(.assets([pier, bell]), to: "---\ntitle: x\n---\n[gallery old] Text\n", site: "")
    #expect(
      text == """
        ---
        title: x
        galleries:
          north-pier: { asset: AEyCfY7ET4hA, template: A4HAcLOLOO68 }
          m-2026-bell: { asset: Ab3DbElL0003, template: AEFALSr3trK4 }
        ---
        [gallery old] Text

        """)
    #expect(outcome.keys == ["galleries.north-pier", "galleries.m-2026-bell"])
    #expect(outcome.shortCodes == ["[gallery north-pier]", "[gallery m-2026-bell]"])
  }

  @Test func whatIsThereStays() throws {
    let page = "---\ngallery: AIBASXc7-7zv!AEyCfY7ET4hA\ngalleries:\n  m-2026-bell: AEAAQdbniShi\n---\n"
    let (text, outcome) = try added(.assets([pier, bell]), to: page)
    #expect(text == page.replacing("Shi\n", with: "Shi\n  m-2026-bell-2: { asset: Ab3DbElL0003 }\n"))
    #expect(outcome.keys == ["galleries.m-2026-bell-2"])
    #expect(try added(.assets([pier]), to: page).text == page)
  }

  @Test func aGallery() throws {
    let fid = NewMedia.gallery(try FID("AEAAQdbniShi"))
    #expect(try added(fid, to: "Text").text == "---\ngallery: AEAAQdbniShi\n---\nText")
    #expect(try added(fid, to: "---\ngallery: AEAAQdbniShi\n---\n").outcome.keys == [])
    #expect(
      try added(fid, to: "---\ngallery: A4KANh__rQ_m\n---\n").text
        == "---\ngallery: A4KANh__rQ_m\ngalleries:\n  uploads: AEAAQdbniShi\n---\n")
  }

  @Test func whatIsNoPage() throws {
    let trial = try SiteTrial(["content/a.md": "x", "content/b.txt": "x", "other.md": "x"])
    let media = PageMedia(try ConfigurationReader.read(trial.options).site, trial.options)
    #expect(try media.page("content/a.md") == "content/a.md")
    for path in ["b.md", "b.txt", "../other.md", "content/../other.md", "/etc/passwd.md", ""] {
      #expect(throws: ScaffoldError.self) { try media.page(path) }
    }
  }

  @Test func whatCannotBeEdited() throws {
    let trial = try SiteTrial(["content/a.md": "---\ngalleries: [a]\n---\n"])
    let media = PageMedia(try ConfigurationReader.read(trial.options).site, trial.options)
    #expect(throws: ScaffoldError.self) { try media.add(.assets([pier, bell]), to: "a.md") }
    #expect(try trial.sandbox.text("content/a.md") == "---\ngalleries: [a]\n---\n")
  }
}
