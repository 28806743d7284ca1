import Cincopa
import Generator
import Syndication

/// Assets as rows for people and programs.
enum AssetRows {
  /// - Parameter exact: seconds and bytes as numbers, for programs.
  static func table(_ assets: [AssetRecord], exact: Bool = false) -> Table {
    Table(
      columns: ["rid", "type", "title", "duration", "size", "modified", "status"],
      rows: assets.map { asset in
        [
          asset.rid?.text ?? "", asset.type, asset.title,
          asset.exif.duration.map { exact ? "\($0)" : clock($0) } ?? "", size(asset.fileSize, exact),
          asset.modified?.rfc3339 ?? "", asset.syncStatus ?? "",
        ]
      }, hasHeader: true)
  }

  /// The renditions of an asset.
  static func renditions(of asset: AssetRecord, exact: Bool = false) -> Table {
    Table(
      columns: ["version", "mime", "size", "url"],
      rows: asset.versions.map { version in
        [version.key, version.mime ?? "", size(version.fileSize, exact), version.url?.string ?? ""]
      }, hasHeader: true)
  }

  /// What there is to say of an asset besides, a line each.
  static func description(of asset: AssetRecord) -> String {
    let size = asset.exif.width.flatMap { width in asset.exif.height.map { "\(width)×\($0)" } }
    let facts: [(String, String?)] = [
      ("rid", asset.rid?.text), ("type", asset.type), ("title", asset.title), ("file", asset.filename),
      ("description", asset.description), ("tags", asset.tags.joined(separator: ", ")),
      ("reference", asset.referenceID), ("modified", asset.modified?.rfc3339), ("status", asset.syncStatus),
      ("duration", asset.exif.duration.map(clock)), ("pixels", size), ("size", asset.fileSize.map(bytes)),
    ]
    return facts.compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      let lines = value.split(whereSeparator: \.isNewline).map { String($0).printable }
      return name.filled(12) + lines.joined(separator: "\n" + "".filled(12)) + "\n"
    }.joined()
  }

  /// What `--format` asks for.
  static func text(_ assets: [AssetRecord], _ format: ListCommand.Format) -> String {
    format == .json
      ? JSONText.pretty(assets.map(AssetJSON.init)) : table(assets, exact: format == .csv).text(format)
  }

  /// `2:55`, `1:02:05`.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let (minutes, rest) = (whole / 60 % 60, whole % 60)
    let tail = rest < 10 ? "0\(rest)" : "\(rest)"
    return whole < 3600 ? "\(minutes):\(tail)" : "\(whole / 3600):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }

  private static func size(_ count: Int?, _ exact: Bool) -> String {
    count.map { exact ? "\($0)" : bytes($0) } ?? ""
  }

  /// Decimal units.
  private static func bytes(_ count: Int) -> String {
    for (unit, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)] where count >= size {
      let tenths = count / (size / 10)
      return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
    return "\(count) B"
  }
}

/// An asset as `--format json` prints it.
struct AssetJSON: Encodable {
  var rid: String?
  var type: String
  var title: String
  var filename: String
  var description: String
  var tags: [String]
  var referenceID: String?
  var modified: String?
  var status: String?
  /// Seconds, pixels, bytes.
  var duration: Double?
  var width: Int?
  var height: Int?
  var size: Int?
  var renditions: [Rendition]

  struct Rendition: Encodable {
    var version: String
    var mime: String?
    var size: Int?
    var url: String?
  }

  init(_ asset: AssetRecord) {
    (rid, type, title, filename) = (asset.rid?.text, asset.type, asset.title, asset.filename)
    (description, tags, referenceID) = (asset.description, asset.tags, asset.referenceID)
    (modified, status) = (asset.modified?.rfc3339, asset.syncStatus)
    (duration, width, height) = (asset.exif.duration, asset.exif.width, asset.exif.height)
    size = asset.fileSize
    renditions = asset.versions.map {
      Rendition(version: $0.key, mime: $0.mime, size: $0.fileSize, url: $0.url?.string)
    }
  }

  enum CodingKeys: String, CodingKey {
    case rid, type, title, filename, description, tags, modified, status, duration, width, height, size, renditions
    case referenceID = "reference_id"
  }
}
