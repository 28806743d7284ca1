internal import Cincopa
internal import Generator
internal import Syndication

/// Has the items of a list of the API as one answer, which the cache keeps as it keeps a feed.
struct ListedItems: Sendable {
  let line: PlatformLine
  let token: @Sendable () throws(TransportFailure) -> APIToken

  func answer(
    to listing: ItemListing, at url: WebURL, now: @Sendable () -> Double
  ) async throws(FetchFailure) -> StoredAnswer {
    do throws(TransportFailure) {
      let client = try CincopaClient(line, hosts: listing.hosts, token: try token())
      let items = try await client.items(of: try await known(listing, client))
      return StoredAnswer(
        body: ItemListing.document(items), contentType: "application/json", validators: .init(), address: url,
        checked: now())
    } catch {
      throw .final(error.message)
    }
  }

  /// The listing of the gallery that a reference stands for.
  private func known(
    _ listing: ItemListing, _ client: CincopaClient
  ) async throws(TransportFailure) -> ItemListing {
    guard let search = listing.search else { return listing }
    let found = try await client.items(of: search.request).first { $0.name == search.name }
    guard let fid = found?.fid else {
      throw TransportFailure(.remote, "gallery.list: no gallery is called '\(search.name)'")
    }
    return ItemListing(.gallery(fid, template: nil), hosts: listing.hosts)
  }
}
