public import Syndication

/// `asset.get_upload_url`: where to send files for the account or a gallery. The answer is a secret.
public struct GetUploadURL: APIRequest {
  public let call: APICall

  public init(_ destination: UploadDestination) {
    call = APICall(reading: "asset.get_upload_url", ["fid": destination.gallery?.text])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> String { try answer.requiredText("upload_url") }
}

/// The same from `gallery.get_items`, which tells it of every gallery.
public struct GetGalleryUploadURL: APIRequest {
  public let call: APICall

  public init(_ gallery: FID) {
    call = APICall(reading: "gallery.get_items", ["fid": gallery.text, "page": "1", "items_per_page": "1"])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> String {
    if let text = answer["folder"]?["upload_url"]?.text, !text.isEmpty { return text }
    return try answer.requiredText("upload_url")
  }
}

/// `asset.upload_from_url`: lets the platform fetch a file. Asking twice makes two assets.
public struct UploadFromURL: APIRequest {
  public let call: APICall

  public init(_ address: WebURL, _ destination: UploadDestination) {
    call = APICall(
      writing: "asset.upload_from_url", ["input": address.string, "fid": destination.gallery?.text])
  }

  /// What to ask for its progress by.
  public static func read(_ answer: JSONValue) throws(APIFailure) -> String { try answer.requiredText("status_id") }
}

/// `asset.upload_from_url_get_status`.
public struct UploadFromURLStatus: APIRequest {
  public enum Answer: Sendable, Hashable {
    /// Bytes that the platform has; of how many, it may not know.
    case underWay(percent: Int?, bytes: Int?, of: Int?)
    case ready(UploadedAsset)
    case failed(String?)
  }

  public let call: APICall

  public init(_ id: String) {
    call = APICall(reading: "asset.upload_from_url_get_status", ["status_id": id])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> Answer {
    switch answer["status"]?.text?.lowercased() {
    case "ready":
      let id = try answer.requiredText("resid")
      guard let rid = try? RID(id) else { throw .missing("resid") }
      return .ready(UploadedAsset(rid: rid))
    case "failed": return .failed(answer["more"]?.text ?? answer["message"]?.text)
    case nil: throw .missing("status")
    default:
      let total = answer["file_size_bytes"]?.intValue
      return .underWay(
        percent: answer["progress"]?.intValue, bytes: answer["progress_bytes"]?.intValue,
        of: total.flatMap { $0 > 0 ? $0 : nil })
    }
  }
}

extension JSONValue {
  fileprivate func requiredText(_ name: String) throws(APIFailure) -> String {
    guard let text = self[name]?.text, !text.isEmpty else { throw .missing(name) }
    return text
  }
}
