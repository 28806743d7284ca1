import Cincopa
import Syndication

/// A feed, as far as galleries may share what came of it.
struct FeedKey: Sendable, Hashable {
  var feed: SharedFeed
  var minItems: Int
  var maxShrink: Double
  var staleIfError: Double

  init(_ source: GallerySource) {
    feed = SharedFeed(source)
    minItems = source.policy.minItems
    maxShrink = source.policy.maxShrink
    staleIfError = source.policy.request.staleIfError
  }
}

/// A feed, as far as galleries may share the bytes and how they are read.
struct SharedFeed: Sendable, Hashable {
  var address: FeedAddress
  var format: FeedFormatChoice
  var snapshot: String?

  init(_ source: GallerySource) {
    address = source.address
    format = source.format
    snapshot = source.snapshot
  }
}

/// One feed to have, for galleries that demand the same of it.
struct FeedRequest: Sendable {
  var source: GallerySource
  /// What the first gallery calls it.
  var id: String
  /// What any of them calls it.
  var ids: Set<String>
  /// What the galleries show, as far as it lives on the platform.
  var identities: Set<MediaReference>

  init(_ gallery: GalleryDefinition, from source: GallerySource) {
    self.source = source
    id = gallery.id
    ids = [gallery.id]
    identities = Set([gallery.identity].compactMap(\.self))
  }

  /// The most patient of all wins: none of them gets less time than it was promised.
  mutating func add(_ gallery: GalleryDefinition, from other: GallerySource) {
    ids.insert(gallery.id)
    if let identity = gallery.identity { identities.insert(identity) }
    source.policy.request.add(other.policy.request)
  }

  /// Demands what any of them demands.
  init(strictestOf sharers: [FeedRequest]) {
    self = sharers[0]
    for other in sharers {
      ids.formUnion(other.ids)
      identities.formUnion(other.identities)
      source.policy.request.add(other.source.policy.request)
      source.policy.minItems = max(source.policy.minItems, other.source.policy.minItems)
      source.policy.maxShrink = min(source.policy.maxShrink, other.source.policy.maxShrink)
      let ages = [source, other.source].map(\.policy.request.staleIfError)
      source.policy.request.staleIfError = ages.min() ?? 0
    }
  }
}

extension RequestPolicy {
  /// One request for two: asked when either wants to ask, with the patience of the more patient.
  fileprivate mutating func add(_ other: RequestPolicy) {
    ttl = min(ttl, other.ttl)
    timeout = max(timeout, other.timeout)
    budget = max(budget, other.budget)
    retries = max(retries, other.retries)
    concurrency = max(concurrency, other.concurrency)
    perHost = max(perHost, other.perHost)
    maxSize = max(maxSize, other.maxSize)
    allowPrivateNetworks = allowPrivateNetworks || other.allowPrivateNetworks
  }
}
