public import Syndication

/// An asset as `asset.list` and `gallery.get_items` tell of it (PLATFORM section 5.3).
public struct AssetRecord: Sendable, Hashable {
  /// Nil for what the platform would not know as one.
  public var rid: RID?
  /// `video`, `image`, `audio`, `music`, `unknown`, and what may come.
  public var type: String
  public var modified: Timestamp?
  public var uploaded: Timestamp?
  /// `synced` when all renditions are ready.
  public var syncStatus: String?
  public var filename: String
  public var caption: String
  public var description: String
  public var longDescription: String
  /// Bytes of the original.
  public var fileSize: Int?
  public var relatedLink: Link?
  /// Your own name for it.
  public var referenceID: String?
  public var tags: [String]
  /// In the order of the answer, which means nothing.
  public var versions: [AssetVersion]
  /// The main file, and a picture of it.
  public var content: AssetFile?
  public var thumbnail: AssetFile?
  public var exif: Exif

  public struct Link: Sendable, Hashable {
    public var text: String
    public var url: String
  }

  /// The caption, else the name of the file.
  public var title: String { caption.isEmpty ? filename : caption }

  public var isSynced: Bool { syncStatus == "synced" }
}

/// A rendition: `ts_720p`, `jpg_600x450`.
public struct AssetVersion: Sendable, Hashable {
  /// The key among the versions: `mp4_hd`. What it is of, its MIME type says.
  public var key: String
  /// The key less its prefix: `hd`.
  public var name: String
  /// Bytes.
  public var fileSize: Int?
  public var mime: String?
  public var url: WebURL?
}

/// A file with how far it is.
public struct AssetFile: Sendable, Hashable {
  public var syncStatus: String?
  public var mime: String?
  public var url: WebURL?
}

/// What the platform measured; all of it comes as text.
public struct Exif: Sendable, Hashable {
  /// Pixels.
  public var width: Int?
  public var height: Int?
  /// Seconds.
  public var duration: Double?
  /// Frames a second.
  public var fps: Double?
  /// Bits a second.
  public var bitrate: Int?
}

extension AssetRecord {
  init(_ json: JSONValue) {
    rid = json.identifier("rid", RID.self)
    type = json.words("type") ?? "unknown"
    modified = json.moment("modified")
    uploaded = json.moment("uploaded")
    syncStatus = json.words("syncstatus")
    filename = json.words("filename") ?? ""
    caption = PlainTitle.folded(json.words("caption") ?? json.words("title") ?? "")
    description = json.words("description") ?? ""
    longDescription = json.words("long_description") ?? ""
    fileSize = json["filesize"]?.intValue
    relatedLink = json.words("related_link_url").map { Link(text: json.words("related_link_text") ?? "", url: $0) }
    referenceID = json.words("reference_id")
    tags = json.tags("tags")
    versions = (json["versions"]?.members ?? []).filter { $0.value.members != nil }.map(AssetVersion.init)
    content = json["content"].flatMap(AssetFile.init)
    thumbnail = json["thumbnail"].flatMap(AssetFile.init)
    exif = Exif(json["exif"])
  }
}

extension AssetVersion {
  init(_ member: JSONMember) {
    key = member.name
    name = member.value.words("name") ?? member.name
    fileSize = member.value["filesize"]?.intValue
    mime = member.value.words("mime") ?? member.value.words("type")
    url = member.value.address("url")
  }
}

extension AssetFile {
  init?(_ json: JSONValue) {
    guard json.members != nil else { return nil }
    syncStatus = json.words("syncstatus")
    mime = json.words("type")
    // Webhooks say `value` where the API says `url`.
    url = json.address("url") ?? json.address("value")
  }
}

extension Exif {
  init(_ json: JSONValue?) {
    width = json?["width"]?.intValue
    height = json?["height"]?.intValue
    duration = json?.seconds("duration")
    fps = json?["fps"]?.doubleValue
    bitrate = json?.words("bitrate").flatMap(Self.bits)
  }

  /// `2076 kb/s`, `2.1 mb/s`, `800000`.
  private static func bits(_ text: String) -> Int? {
    let words = text.lowercased().split(separator: " ")
    guard let number = words.first.flatMap({ Double($0) }), (0..<1e12).contains(number) else { return nil }
    switch words.dropFirst().first {
    case nil, "b/s", "bps": return Int(number)
    case "kb/s", "kbps", "kbit/s": return Int((number * 1000).rounded())
    case "mb/s", "mbps", "mbit/s": return Int((number * 1_000_000).rounded())
    default: return nil
    }
  }
}
