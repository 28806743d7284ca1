public import Syndication

/// `asset.list`: assets with all their renditions.
public struct AssetList: PagedRequest, Hashable {
  public typealias Item = AssetRecord

  public var rid: RID?
  /// Words, or `field=value`.
  public var search: String?
  /// `image`, `video`, `audio`, `other`.
  public var types: [String] = []
  public var referenceID: String?
  public var tag: String?
  public var page = 1
  public var itemsPerPage = APICall.usualPage

  public init() {}

  /// One asset.
  public init(_ rid: RID) { self.rid = rid }

  public var call: APICall {
    // One asset has one page: the documentation asks for it by `rid` alone.
    let isOne = rid != nil
    return APICall(
      reading: "asset.list",
      [
        "rid": rid?.text, "search": search, "type": types.isEmpty ? nil : types.joined(separator: ","),
        "reference_id": referenceID, "tag": tag, "page": isOne ? nil : "\(page)",
        "items_per_page": isOne ? nil : "\(itemsPerPage)",
      ])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> APIPage<AssetRecord> {
    try APIPage(answer, "items", AssetRecord.init)
  }
}

/// `asset.get_tags`: how many assets have each tag.
public struct AssetTags: APIRequest, Hashable {
  public init() {}

  public var call: APICall { APICall(reading: "asset.get_tags", ["cache": "never"]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> [String: Int] {
    let cloud = try answer.required("tag_cloud", answer["tag_cloud"])
    return Dictionary((cloud.members ?? []).map { ($0.name, $0.value.intValue ?? 0) }) { $1 }
  }
}

/// `asset.set_meta`: nil leaves as it is, empty text empties.
public struct AssetSetMeta: APIRequest, Hashable {
  public var rid: RID
  public var caption: String?
  public var description: String?
  public var longDescription: String?
  public var relatedLinkText: String?
  public var relatedLinkURL: String?
  public var referenceID: String?

  public init(_ rid: RID) { self.rid = rid }

  public var call: APICall {
    APICall(
      writing: "asset.set_meta", isRepeatable: true,
      [
        "rid": rid.text, "caption": caption, "description": description, "long_description": longDescription,
        "related_link_text": relatedLinkText, "related_link_url": relatedLinkURL, "reference_id": referenceID,
      ])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `asset.delete`.
public struct AssetDelete: APIRequest, Hashable {
  public var rid: RID

  public init(_ rid: RID) { self.rid = rid }

  public var call: APICall { APICall(writing: "asset.delete", ["rid": rid.text]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `asset.resync`: makes the renditions anew.
public struct AssetResync: APIRequest, Hashable {
  public var rid: RID

  public init(_ rid: RID) { self.rid = rid }

  public var call: APICall { APICall(writing: "asset.resync", isRepeatable: true, ["rid": rid.text]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `asset.upload_from_url_abort`: ends what `asset.upload_from_url` began.
public struct UploadFromURLAbort: APIRequest, Hashable {
  public var statusID: String

  public init(_ statusID: String) { self.statusID = statusID }

  public var call: APICall {
    APICall(writing: "asset.upload_from_url_abort", isRepeatable: true, ["status_id": statusID])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}
