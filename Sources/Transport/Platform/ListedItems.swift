internal import Cincopa
internal import Generator
internal import Syndication

/// Has the items of a list of the API as one answer, which the cache keeps as it keeps a feed.
struct ListedItems: Sendable {
  let line: PlatformLine
  let token: @Sendable () throws(PlatformFailure) -> APIToken

  func answer(
    to listing: ItemListing, at url: WebURL, now: @Sendable () -> Double
  ) async throws(FetchFailure) -> StoredAnswer {
    do throws(PlatformFailure) {
      let client = try CincopaClient(line, hosts: listing.hosts, token: try token())
      let items = try await client.items(of: listing)
      return StoredAnswer(
        body: ItemListing.document(items), contentType: "application/json", validators: .init(), address: url,
        checked: now())
    } catch {
      throw .final(error.message)
    }
  }
}
