import Testing

@testable import Generator

/// Pictures and subtitles that the site publishes itself.
@Suite struct CompanionTests {
  private static let thumb = "https://www.cincopa.com/media-platform/api/thumb.aspx?fid=AEAAQdbniShi&size=large"
  private static let templates = [
    "site.yml": "title: Site\nbase_url: https://h.example/sub/\ntheme: none\nembed: { load: click }\n",
    "templates/page.mustache": "{{page.content}}", "templates/list.mustache": "{{page.title}}",
  ]

  @Test func theFacadeShowsACopy() async throws {
    let trial = try SiteTrial(
      Self.templates.merging(["content/a.md": "---\ngallery: AEAAQdbniShi\n---\n"]) { $1 })
    trial.retriever.answers[Self.thumb] = .fresh("GIF89a…")
    trial.retriever.answers["https://rtcdn.cincopa.com/jsonv2.aspx?fid=AEAAQdbniShi"] = .fresh(
      #"{"title": "F", "items": [{"rid": "Ag0Cqq6ltcaH", "title": "T"}]}"#)
    let page = try await trial.page("a/index.html")
    let image = try #require(page.firstMatch(of: #/<img src="\/sub\/(assets\/posters\/[0-9a-f]+-9\.gif)" alt="">/#))
    #expect(try trial.sandbox.text("public/" + String(image.1)) == "GIF89a…")
  }

  @Test func aPageInThePlaceOfAPictureIsNone() async throws {
    let trial = try SiteTrial(
      Self.templates.merging([
        "content/a.md": "---\ngallery: { rrid: x, uid: AMrADemo0001, template: A4HAcLOLOO68 }\n---\n",
        "content/b.md": "---\ngallery: { fid: AEAAQdbniShi, feed: f.json }\n---\n",
        "f.json": #"{"title": "F", "items": [{"rid": "Ag0Cqq6ltcaH", "title": "T"}]}"#,
      ]) { $1 })
    trial.retriever.answers[Self.thumb] = .fresh("<!doctype html>")
    let problems = try await trial.problems()
    #expect(
      problems.count == 1 && problems[0].contains("note[companion-missing]: the picture at \(Self.thumb) cannot be had")
    )
    #expect(try !trial.sandbox.text("public/b/index.html").contains("<img"))
  }

  @Test func subtitlesBecomeTracks() async throws {
    let trial = try SiteTrial(
      Self.templates.merging([
        "site.yml": "title: Site\nbase_url: https://h.example/\ntheme: none\nembed: video\n",
        "content/a.md": "---\ngallery: { fid: AEAAQdbniShi, feed: f.json }\n---\n",
        "f.json":
          #"{"title": "F", "items": [{"rid": "Ag0Cqq6ltcaH", "title": "T", "content_type": "video/mp4", "extra_files": [{"type": "subtitle-en-us", "url": "https://cdn.example/a.srt"}, {"type": "subtitle-de", "url": "/de.vtt"}]}]}"#,
      ]) { $1 })
    trial.retriever.answers["https://cdn.example/a.srt"] = .fresh("1\n00:00:00,000 --> 00:00:01,000\nA\n")
    let page = try await trial.page("a/index.html")
    let tracks = page.matches(of: #/<track kind="subtitles" src="([^"]*)" srclang="([a-z-]+)" label="[a-z-]+">/#)
    #expect(tracks.map { String($0.2) } == ["en-us", "de"])
    #expect(tracks.last?.1 == "/de.vtt")
    let path = try #require(tracks.first?.1)
    #expect(try trial.sandbox.text("public" + String(path)) == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA\n")
  }

  /// Several pages share it: the first of them is named, and the address without its signature.
  @Test func aSignatureIsNotTold() async throws {
    let feed =
      #"{"title": "F", "items": [{"rid": "Ag0Cqq6ltcaH", "title": "T", "content_type": "video/mp4", "extra_files": [{"type": "subtitle-en", "url": "https://cdn.example/a.srt?Signature=geheim"}]}]}"#
    let pages = (1...9).map { ("content/\($0).md", "---\ngallery: { fid: AEAAQdbniShi, feed: f.json }\n---\n") }
    let trial = try SiteTrial(
      [
        "site.yml": "title: Site\nbase_url: https://h.example/\ntheme: none\nembed: video\n",
        "templates/page.mustache": "{{page.content}}", "templates/list.mustache": "{{page.title}}", "f.json": feed,
      ].merging(pages) { $1 })
    trial.retriever.answers["https://cdn.example/a.srt?Signature=geheim"] = .fresh("<!doctype html>")
    let problems = try await trial.problems()
    #expect(
      problems == [
        "content/1.md:2:37: warning[companion-missing]: the subtitles at https://cdn.example/a.srt?Signature=*** "
          + "cannot be had: these are no subtitles"
      ])
  }

  /// The whole output, but for the folder of the generator, is what it is with a network.
  @Test func aFrozenSiteHasThemToo() async throws {
    let trial = try SiteTrial(
      Self.templates.merging([
        "site.yml": "title: Site\nbase_url: https://h.example/\ntheme: none\n",
        "content/a.md": "---\ngallery: { fid: AEAAQdbniShi, embed: video }\n---\n",
        "content/b.md": "---\ngallery: { fid: AEAAQdbniShi, embed: { load: click } }\n---\n",
        "content/c.md":
          "---\ngallery: { rrid: x, uid: AMrADemo0001, template: AEAAQdbniShi, embed: { load: click } }\n---\n",
      ]) { $1 })
    trial.retriever.answers[Self.thumb] = .fresh("GIF89a…")
    trial.retriever.answers["https://rtcdn.cincopa.com/jsonv2.aspx?fid=AEAAQdbniShi"] = .fresh(
      #"{"title": "F", "items": [{"rid": "Ag0Cqq6ltcaH", "title": "T", "content_type": "video/mp4", "extra_files": [{"type": "subtitle-en", "url": "https://cdn.example/a.srt"}]}]}"#
    )
    trial.retriever.answers["https://cdn.example/a.srt"] = .fresh("1\n00:00:00,000 --> 00:00:01,000\nA\n")
    #expect(try await trial.problems() == [])
    let names = ["a/index.html", "b/index.html", "c/index.html"]
    let online = try names.map { try trial.sandbox.text("public/\($0)") }
    #expect(online[0].contains("/assets/subtitles/") && online[1].contains("/assets/posters/"))
    let report = try await Fetch(trial.options, retriever: trial.retriever).run([], freezes: true)
    #expect(report.diagnostics == [])
    trial.retriever.answers = [:]
    trial.options.network = .frozen
    #expect(try await trial.problems() == [])
    #expect(try names.map { try trial.sandbox.text("public/\($0)") } == online)
    let path = try #require(online[0].firstMatch(of: #/src="(/assets/subtitles/[^"]*)"/#)).1
    #expect(try trial.sandbox.text("public" + String(path)) == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA\n")
  }

  @Test func whatWasNotFrozenIsSaid() async throws {
    let trial = try SiteTrial(
      Self.templates.merging([
        "content/a.md": "---\ngallery: { fid: AEAAQdbniShi, feed: f.json, embed: video }\n---\n",
        "f.json":
          #"{"title": "F", "items": [{"rid": "Ag0Cqq6ltcaH", "title": "T", "content_type": "video/mp4", "extra_files": [{"type": "subtitle-en", "url": "https://cdn.example/a.srt"}]}]}"#,
      ]) { $1 })
    trial.options.network = .frozen
    let problems = try await trial.problems()
    #expect(
      problems == [
        "content/a.md:2:37: note[companion-missing]: the picture at https://www.cincopa.com/media-platform/api/thumb.aspx"
          + "?rid=Ag0Cqq6ltcaH&size=large cannot be had: snapshots/files does not hold it; freeze again",
        "content/a.md:2:37: warning[companion-missing]: the subtitles at https://cdn.example/a.srt cannot be had: "
          + "snapshots/files does not hold them; freeze again",
      ])
  }
}
