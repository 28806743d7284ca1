import Cincopa
import Testing

@testable import Generator

@Suite struct MediaLedgerTests {
  @Test func textAndBack() throws {
    var ledger = MediaLedger()
    let gallery = try FID("AEAAQdbniShi")
    let pier = MediaLedger.Entry(
      gallery: gallery, rid: try RID("AEyCfY7ET4hA"), size: 12, digest: "b9f1", path: "north pier.mp4")
    ledger.add(pier)
    ledger.add(pier)
    ledger.add(.init(gallery: gallery, rid: try RID("Ab3DbElL0003"), size: 3, digest: "0a", path: "a/bell.mp3"))
    ledger.made(gallery, for: "content/my films.md gallery")
    let text = """
      # Written by sitegen upload. Keep it with the site.
      made AEAAQdbniShi content/my films.md gallery
      AEAAQdbniShi Ab3DbElL0003 3 0a a/bell.mp3
      AEAAQdbniShi AEyCfY7ET4hA 12 b9f1 north pier.mp4

      """
    #expect(ledger.text == text)
    #expect(MediaLedger(text: text).text == text)
    #expect(MediaLedger(text: "nonsense\n<<<<<<< HEAD\n" + text).text == text)
    #expect(ledger.asset(digest: "0a", in: gallery)?.text == "Ab3DbElL0003")
    #expect(ledger.asset(digest: "0b", in: gallery) == nil)
  }
}

@Suite struct MediaFolderTests {
  private func trial(_ gallery: String, _ files: [String: String] = [:]) throws -> SiteTrial {
    try SiteTrial(
      ["content/a/index.md": "---\ntitle: Films\n\(gallery)\n---\n"].merging(files) { $1 })
  }

  private func folders(_ trial: SiteTrial) async throws -> [MediaFolder] {
    await MediaFolders(try ConfigurationReader.read(trial.options).site, trial.options).all
  }

  @Test func whereFilesGo() async throws {
    let files = ["content/a/media/pier.mp4": "film", "content/a/media/.uploaded": "", "content/a/media/b/c.jpg": "x"]
    let cases: [(String, MediaFolder.Destination)] = [
      ("gallery: {fid: AEAAQdbniShi, upload: ./media}", .gallery(try FID("AEAAQdbniShi"))),
      (
        "gallery: {rrid: post-42, uid: A8PAabcdefgh, template: AIBASXc7-7zv, upload: ./media}",
        .reference(try RRID("post-42"))
      ),
      ("gallery: {upload: content/a/media}", .new(title: "Films", look: nil)),
      (
        "galleries: {stills: {upload: ./media, template: AIBASXc7-7zv}}",
        .new(title: "Films: stills", look: try TemplateID("AIBASXc7-7zv"))
      ),
    ]
    for (text, destination) in cases {
      let folder = try #require(try await folders(try trial(text, files)).first, "\(text)")
      #expect(folder.destination == destination)
      #expect(folder.path == "content/a/media")
      #expect(folder.files.map(\.path) == ["b/c.jpg", "pier.mp4"])
    }
  }

  @Test func aBuildNeverFailsForThem() async throws {
    let files = ["content/a/media/pier.mp4": "film"]
    let warning = "warning[media-not-uploaded]: 1 file in content/a/media is not on the platform yet"
    let new = try trial("gallery: {upload: ./media}", files)
    #expect(try await new.problems() == ["content/a/index.md:3:19: \(warning)"])
    #expect(try new.sandbox.text("public/a/index.html").contains("class=\"embed") == false)
    #expect(try new.sandbox.files().keys.contains { $0.hasSuffix("pier.mp4") } == false)
    let known = try trial(
      "gallery: {fid: AEAAQdbniShi, feed: ./f.json, upload: ./media}",
      files.merging([
        "content/a/f.json": #"{"title": "T", "items": [{"rid": "AEyCfY7ET4hA", "title": "Pier"}]}"#,
        "content/a/media/.uploaded": "AEAAQdbniShi AEyCfY7ET4hA 4 b9f1 pier.mp4\n",
      ]) { $1 })
    #expect(try await known.problems() == [])
    let missing = try trial("gallery: {upload: ./none}")
    #expect(
      try await missing.problems() == [
        "content/a/index.md:3:19: warning[media-folder]: the folder of media 'content/a/none' cannot be read: no such file"
      ])
  }

  @Test(arguments: [
    (
      "gallery: {upload: ../../../etc}",
      "error[bad-value]: 'gallery.upload' must be a folder of the site, not '../../../etc'"
    ),
    ("gallery: {upload: /etc}", "error[bad-value]: 'gallery.upload' must be a folder of the site, not '/etc'"),
    (
      "gallery: {asset: AEyCfY7ET4hA, template: AIBASXc7-7zv, upload: ./m}",
      "error[gallery-identity]: media are uploaded into a gallery, and this is a single asset"
    ),
  ])
  func wrongOnes(_ text: String, _ problem: String) async throws {
    let problems = try await trial(text).problems()
    #expect(problems.count == 1)
    #expect(problems[0].hasSuffix(problem))
  }
}
