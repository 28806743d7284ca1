import Foundation
import Testing

/// One folder, one behaviour.
@Suite struct SitesTests {
  @Test(arguments: SiteFolder.all(in: "Sites"))
  func builds(_ site: SiteFolder) async throws { try await site.check() }

  /// One folder, one diagnostic. A build that fails leaves `public/` as it was.
  @Test(arguments: SiteFolder.all(in: "BrokenSites"))
  func says(_ site: SiteFolder) async throws { try await site.check() }

  @Test func foldersAreFound() {
    #expect(SiteFolder.all(in: "Sites").count > 30)
    #expect(SiteFolder.all(in: "BrokenSites").count > 20)
  }
}
