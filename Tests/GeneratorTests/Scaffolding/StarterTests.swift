import Syndication
import Testing

@testable import Generator

@Suite struct StarterTests {
  @Test func theStarterBuildsWithoutAWarning() async throws {
    let sandbox = try Sandbox()
    #expect(try Starter.write(to: sandbox.path, force: true) == Starter.files.count)
    var options = BuildOptions()
    options.source = sandbox.path
    options.now = Timestamp(seconds: 1_790_000_000)
    let report = try await Build(options, retriever: ScriptedRetriever()).run()
    #expect(report.diagnostics.map(\.line) == [])
    let page = try sandbox.text("public/gallery/first-gallery/index.html")
    #expect(
      page.contains("<a href=\"/media/morning.svg\"><img src=\"/media/morning.svg\" width=\"600\" height=\"400\""))
    #expect(sandbox.exists("public/media/morning.svg"))
  }

  @Test func aFolderThatIsNotEmptyIsRefusedUnlessForced() throws {
    let sandbox = try Sandbox()
    try sandbox.put("site.yml", "mine\n")
    #expect(throws: ScaffoldError.self) { try Starter.write(to: sandbox.path, force: false) }
    #expect(try Starter.write(to: sandbox.path, force: true) == Starter.files.count - 1)
    #expect(try sandbox.text("site.yml") == "mine\n")
    #expect(throws: ScaffoldError.self) { try Starter.write(to: sandbox.path + "/site.yml", force: true) }
  }
}
