public import Syndication

/// `gallery.list`: the account's galleries.
public struct GalleryList: PagedRequest, Hashable {
  public typealias Item = GallerySummary

  /// Words, or `field=value`.
  public var search: String?
  /// Tags to have, and with `-` before them tags not to have.
  public var tags: [String] = []
  public var page = 1
  public var itemsPerPage = APICall.usualPage

  public init(search: String? = nil) { self.search = search }

  public var call: APICall {
    APICall(
      reading: "gallery.list",
      [
        "search": search, "filter_tags": tags.isEmpty ? nil : tags.joined(separator: ","), "page": "\(page)",
        "items_per_page": "\(itemsPerPage)",
      ])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> APIPage<GallerySummary> {
    try APIPage(answer, "galleries", GallerySummary.init)
  }
}

/// `gallery.get_items`: what a gallery holds, in its order. The items are under `folder`.
public struct GalleryItems: PagedRequest, Hashable {
  public typealias Item = AssetRecord

  public var fid: FID
  public var page = 1
  public var itemsPerPage = APICall.usualPage

  public init(_ fid: FID) { self.fid = fid }

  public var call: APICall {
    APICall(
      reading: "gallery.get_items",
      ["fid": fid.text, "details": "all", "page": "\(page)", "items_per_page": "\(itemsPerPage)"])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> APIPage<AssetRecord> {
    var owner = answer
    if let folder = answer["folder"], folder.members != nil { owner = folder }
    var page = try APIPage(owner, "items", AssetRecord.init)
    if page.place == PagePlace() { page.place = PagePlace(answer["items_data"]) }
    return page
  }
}

/// `gallery.create`.
public struct GalleryCreate: APIRequest, Hashable {
  public var name: String
  public var description: String?
  /// The gallery whose look is taken.
  public var template: TemplateID?

  public init(name: String, description: String? = nil, template: TemplateID? = nil) {
    self.name = name
    self.description = description
    self.template = template
  }

  public var call: APICall {
    APICall(
      writing: "gallery.create", ["name": name, "description": description, "template": template?.text])
  }

  /// The id of the new gallery.
  public static func read(_ answer: JSONValue) throws(APIFailure) -> FID {
    try answer.required("fid", answer.identifier("fid", FID.self))
  }
}

/// `gallery.set_meta`. Which names there are beside `name` and `description`, the platform does not say.
public struct GallerySetMeta: APIRequest, Hashable {
  public var fid: FID
  public var changes: [APICall.Parameter]

  public init(_ fid: FID, _ changes: [APICall.Parameter]) {
    self.fid = fid
    self.changes = changes
  }

  public var call: APICall {
    var call = APICall(writing: "gallery.set_meta", isRepeatable: true, ["fid": fid.text])
    call.parameters += changes
    return call
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `gallery.set_master`: the gallery takes its settings from another.
public struct GallerySetMaster: APIRequest, Hashable {
  public var fid: FID
  public var master: FID

  public init(_ fid: FID, master: FID) {
    self.fid = fid
    self.master = master
  }

  public var call: APICall {
    APICall(writing: "gallery.set_master", isRepeatable: true, ["fid": fid.text, "master": master.text])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `gallery.add_item`: puts assets into a gallery.
public struct GalleryAddItems: APIRequest, Hashable {
  public enum Position: String, Sendable { case top, bottom }

  public var fid: FID
  public var rids: [RID]
  public var position: Position?

  public init(_ rids: [RID], to fid: FID, at position: Position? = nil) {
    self.fid = fid
    self.rids = rids
    self.position = position
  }

  public var call: APICall {
    APICall(
      writing: "gallery.add_item",
      [
        "fid": fid.text, "rid": rids.map(\.text).joined(separator: ","), "insert_position": position?.rawValue,
      ])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `gallery.remove_item`: the asset itself stays.
public struct GalleryRemoveItem: APIRequest, Hashable {
  public var fid: FID
  public var rid: RID

  public init(_ rid: RID, from fid: FID) {
    self.fid = fid
    self.rid = rid
  }

  public var call: APICall {
    APICall(writing: "gallery.remove_item", ["fid": fid.text, "rid": rid.text])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `gallery.delete`: the assets stay, unless they are to go with it.
public struct GalleryDelete: APIRequest, Hashable {
  public var fid: FID
  public var deletesAssets = false

  public init(_ fid: FID) { self.fid = fid }

  public var call: APICall {
    APICall(writing: "gallery.delete", ["fid": fid.text, "delete_assets": deletesAssets ? "yes" : nil])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}
