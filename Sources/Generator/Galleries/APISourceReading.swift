import Cincopa
import Syndication

/// `source: api`: a gallery that takes its items from the platform's API in the place of a feed.
extension GalleryReader {
  /// `source: api`, unless a source of `site.yml` is called so.
  func saysAPI(_ reader: MappingReader) -> Bool {
    guard let node = reader.entries.first(where: { $0.key == "source" })?.value, case .scalar("api", _) = node.content
    else { return false }
    return !site.sources.contains { $0.name == "api" }
  }

  /// The gallery's items from the API.
  func listing(
    of identity: MediaReference?, _ feed: FeedAddress?, _ policy: FeedPolicy, _ reader: inout MappingReader
  ) -> GallerySource? {
    let place = reader.keyPlace("source")
    // An identity that is there and cannot be used has been told of.
    if identity == nil, reader.entries.contains(where: { ["fid", "rrid", "asset"].contains($0.key) }) { return nil }
    guard let identity, feed == nil else {
      let message =
        feed == nil ? "'source: api' needs a fid, an rrid or an asset" : "the gallery names both a feed and the API"
      reader.report(.galleryIdentity, place, message, help: feed == nil ? nil : "keep one")
      return nil
    }
    guard ItemListing.isPossible(for: identity) else {
      reader.report(.galleryIdentity, place, "the API has no items of a live stream", help: "take 'source' out")
      return nil
    }
    let listing = ItemListing(identity, hosts: site.platform.hosts)
    guard let url = WebURL(listing.address) else { return nil }
    return GallerySource(address: .url(url), format: .json, policy: policy, purpose: .items(listing))
  }
}
