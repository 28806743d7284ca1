import Testing

@testable import Generator

@Suite struct MemoryOutputTests {
  private static let files = [
    "site.yml": "title: S\nbase_url: https://h.example/sub/\ntaxonomies: [tags]\n",
    "content/films/a.md": "---\ntitle: A\ntags: [x]\naliases: [/old/]\n---\nText ![](dot.png)\n",
    "content/films/dot.png": "dot",
    "content/films/idea.md": "---\ntitle: Idea\ndraft: true\n---\n",
    "static/clip.mp4": "clip",
  ]

  private func preview(_ files: [String: String] = files, origin: String? = nil) async throws -> BuiltSite? {
    let trial = try SiteTrial(files)
    trial.options.destination = .memory
    trial.options.drafts = true
    trial.options.origin = origin
    let report = try await trial.build()
    #expect(!trial.sandbox.exists("public"))
    #expect(!trial.sandbox.exists(".sitegen"))
    return report.preview
  }

  @Test func memoryHoldsWhatTheDiskWould() async throws {
    let trial = try SiteTrial(Self.files)
    trial.options.drafts = true
    #expect(try await trial.build().preview == nil)
    let site = try #require(try await preview())
    var texts: [String: String] = [:]
    for (path, file) in site.files {
      switch file {
      case .bytes(let bytes): texts[path.text] = String(decoding: bytes, as: UTF8.self)
      case .copy(of: let source, let size, _):
        #expect(["clip.mp4", "films/dot.png", "films/a/dot.png"].contains(path.text), "\(source)")
        texts[path.text] = size == 3 ? "dot" : "clip"
      }
    }
    #expect(texts == (try trial.sandbox.files()))
  }

  @Test func previewKnowsItsPages() async throws {
    let site = try #require(try await preview())
    #expect(site.held == [try #require(OutputPath("films/idea/index.html")): .draft])
    #expect(site.aliases == [try #require(OutputPath("old/index.html"))])
    #expect(site.addresses == ["content/films/a.md": "/sub/films/a/", "content/films/idea.md": "/sub/films/idea/"])
  }

  @Test func anotherOriginKeepsThePath() async throws {
    let site = try #require(try await preview(origin: "http://127.0.0.1:1314"))
    #expect(site.baseURL.string == "http://127.0.0.1:1314/sub/")
    let page = try #require(OutputPath("films/a/index.html"))
    guard case .bytes(let bytes)? = site.files[page] else { return #expect(Bool(false)) }
    #expect(String(decoding: bytes, as: UTF8.self).contains("http://127.0.0.1:1314/sub/films/a/"))
  }

  @Test func siteWithErrorsHasNoPreview() async throws {
    var files = Self.files
    files["content/b.md"] = "[gone](gone.md)\n"
    #expect(try await preview(files) == nil)
  }

  @Test func fileThatVanishesIsTold() throws {
    var writer = MemoryOutput().writer()
    let path = try #require(OutputPath("a"))
    #expect(throws: OutputError.source(.missing("/nowhere/a"))) {
      try writer.copy(path: path, from: "/nowhere/a")
    }
  }

  @Test func pathIsWrittenOnce() throws {
    var writers = [MemoryOutput().writer(), MemoryOutput().writer()]
    let path = try #require(OutputPath("a"))
    for index in writers.indices { writers[index].write(path: path, bytes: []) }
    #expect(throws: OutputError.duplicate(path)) { try MemoryOutput().commit(writers) }
  }
}
