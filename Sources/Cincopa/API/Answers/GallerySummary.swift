public import Syndication

/// A gallery as `gallery.list` tells of it.
public struct GallerySummary: Sendable, Hashable {
  /// Nil for what the platform would not know as one.
  public var fid: FID?
  public var name: String
  public var description: String
  public var tags: [String]
  public var modified: Timestamp?
  /// `synced` when all is ready.
  public var syncStatus: String?
  /// Where to send files that are added to it.
  public var uploadAddress: SecretText?

  init(_ json: JSONValue) {
    fid = json.identifier("fid", FID.self)
    name = PlainTitle.folded(json.words("name") ?? json.words("title") ?? json.words("caption") ?? "")
    description = json.words("description") ?? ""
    tags = json.tags("tags")
    modified = json.moment("modified")
    syncStatus = json.words("syncstatus") ?? json.words("sync_status")
    uploadAddress = json.words("upload_url").map(SecretText.init)
  }
}
