public import Syndication

/// What a gallery or an asset holds, asked of the API in the place of a feed.
public struct ItemListing: PagedRequest, Hashable {
  public typealias Item = JSONValue

  public var page = 1
  public let hosts: PlatformHosts
  private let base: APICall
  private let reference: RRID?

  /// Whether the API has items of it; a live stream has none.
  public static func isPossible(for reference: MediaReference) -> Bool {
    if case .live = reference { false } else { true }
  }

  public init(_ reference: MediaReference, hosts: PlatformHosts) {
    self.hosts = hosts
    self.reference = if case .reference(let rrid, _, _) = reference { rrid } else { nil }
    switch reference {
    case .gallery(let fid, _): base = APICall(reading: "gallery.get_items", ["fid": fid.text, "details": "all"])
    case .asset(let rid, _): base = APICall(reading: "asset.list", ["rid": rid.text])
    case .reference(let rrid, _, _): base = GalleryList(search: "caption=\(rrid.galleryName)").call
    case .live: base = APICall(reading: "live.list", [:])
    }
  }

  /// The API knows galleries by their own ids alone. How to find the one of a reference, and which of those found it is:
  /// its name says so (PLATFORM section 1). Nil for what is no reference.
  public var search: (request: GalleryList, name: String)? {
    reference.map { (GalleryList(search: "caption=\($0.galleryName)"), $0.galleryName) }
  }

  /// All pages together under one address, without the token: the name of the list in caches, and for people.
  public var address: String { base.address(at: hosts) }

  public var call: APICall {
    guard base.method.name == "gallery.get_items" else { return base }
    return base.setting("page", "\(page)").setting("items_per_page", "\(APICall.usualPage)")
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> APIPage<JSONValue> {
    var owner = answer
    if let folder = answer["folder"], folder.members != nil { owner = folder }
    var page = try APIPage(owner, "items") { $0 }
    if page.place == PagePlace() { page.place = PagePlace(answer["items_data"]) }
    return page
  }

  /// The items of all pages as one document, which the reader of the platform's JSON feed understands. What opens
  /// something stays out of it: it is kept.
  public static func document(_ items: [JSONValue]) -> [UInt8] {
    JSONValue(.object([JSONMember("items", JSONValue(.array(items.map(discreet))))])).compact
  }

  private static func discreet(_ value: JSONValue) -> JSONValue {
    var value = value
    switch value.content {
    case .array(let values): value.content = .array(values.map(discreet))
    case .object(let members):
      let open = members.filter { !["upload_url", "api_token"].contains($0.name) }
      value.content = .object(open.map { JSONMember($0.name, discreet($0.value)) })
    default: break
    }
    return value
  }
}
