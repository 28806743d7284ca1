import Testing

@testable import Generator

/// What happens to the site's files while a build reads them.
@Suite struct FilesInMotionTests {
  private static let site = [
    "content/a.md": "---\ntitle: A\n---\n[notes](notes.txt)\n", "content/notes.txt": "notes",
    "content/b/index.md": "---\ntitle: B\n---\n", "content/b/beside.txt": "beside", "static/x.txt": "x",
    "static/sub/y.txt": "y",
  ]

  /// Builds, and does this when pages and templates have been read and nothing is written.
  private func build(
    _ trial: SiteTrial, meanwhile change: @escaping @Sendable (Sandbox) throws -> Void
  ) async throws -> BuildReport {
    let sandbox = trial.sandbox
    let report = try await Build(trial.options, retriever: trial.retriever) { event in
      guard case .began(.rendering, _) = event else { return }
      do { try change(sandbox) } catch { Issue.record(error) }
    }.run()
    return report
  }

  @Test(arguments: ["content/b/beside.txt", "content/b/index.md"])
  func whatVanishesIsLeftOutOrStaysAsItWasRead(path: String) async throws {
    let trial = try SiteTrial(Self.site)
    let report = try await build(trial) { try Directory.current.unlink($0.path + "/" + path) }
    #expect(report.diagnostics.map(\.line) == [])
    #expect(trial.sandbox.exists("public/b/index.html"))
    #expect(trial.sandbox.exists("public/b/beside.txt") == (path != "content/b/beside.txt"))
  }

  @Test func whatAPageCountsOnMustNotVanish() async throws {
    let trial = try SiteTrial(Self.site)
    let report = try await build(trial) { try Directory.current.unlink($0.path + "/content/notes.txt") }
    #expect(
      report.diagnostics.map(\.line) == [
        "content/notes.txt: error[unreadable-file]: this file cannot be read: no such file"
      ])
    #expect(!trial.sandbox.exists("public/a/index.html"))
  }

  @Test(arguments: ["content/a.md", "content/b/index.md"], ["", "---\ntitle: Longer\n---\nText\n"])
  func whatIsWrittenToIsNotPublished(path: String, text: String) async throws {
    let trial = try SiteTrial(Self.site)
    let report = try await build(trial) { try $0.overwrite(path, text) }
    #expect(
      report.diagnostics.map(\.line) == [
        "\(path): error[changed-meanwhile]: this file was written to while the site was built"
      ])
    #expect(!trial.sandbox.exists("public/a/index.html"))
  }

  @Test func anUploadIntoStaticFilesIsWaitedFor() async throws {
    let trial = try SiteTrial(Self.site)
    let (read, written) = (FileMark(size: 4, modified: 1, inode: 9), FileMark(size: 2, modified: 1, inode: 8))
    let output = RecordedOutput(path: try #require(OutputPath("x.txt")), mark: written, source: ("static/x.txt", read))
    let content = await SiteReading(
      configuration: try ConfigurationReader.read(trial.options).site, options: trial.options
    ).read()
    let files = UnsettledFiles(
      options: trial.options, pages: content.pages, inputs: [], folders: content.site.configuration.folders)
    #expect(files.diagnostics([output]).map(\.file) == ["static/x.txt"])
  }

  /// An editor that puts a new file in place of the old one has given us a whole one.
  @Test func whatIsReplacedWasWhole() async throws {
    let trial = try SiteTrial(Self.site)
    let report = try await build(trial) { try FileSystem.replace($0.path + "/content/a.md", with: Array("New\n".utf8)) }
    #expect(report.diagnostics.map(\.line) == [])
    #expect(try trial.sandbox.text("public/a/index.html").contains("<title>A"))
    #expect(try await trial.page("a/index.html").contains("New"))
  }

  @Test func aPreviewTakesWhatThereIs() async throws {
    let trial = try SiteTrial(Self.site)
    trial.options.destination = .memory
    let report = try await build(trial) {
      try $0.overwrite("content/a.md", "")
      try Directory.current.unlink($0.path + "/content/b/beside.txt")
    }
    #expect(report.diagnostics.map(\.line) == [])
    #expect(report.preview?.files[try #require(OutputPath("b/beside.txt"))] == nil)
  }
}
