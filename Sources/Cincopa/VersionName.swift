/// The name of a rendition on the platform: `mp4_hd`, `ts_720p`, `original`. There is no list of them, so names pass
/// through; letters, digits and `_`, up to 40.
public enum VersionName {
  public static func isOne(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 40
      && text.utf8.allSatisfy { byte in
        Unreserved.contains(byte) && !"-.~".utf8.contains(byte)
      }
  }

  /// Whether it looks like one that the platform is known to have. New ones are to be expected, so others are only odd.
  public static func isFamiliar(_ text: String) -> Bool {
    if ["original", "mp3"].contains(text) { return true }
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count > 1, kinds.contains(String(parts[0])), let size = parts.last else { return false }
    return ["hd", "lowres"].contains(size) || (size.utf8.first.map { (0x30...0x39).contains($0) } ?? false)
  }

  private static let kinds = ["mp4", "ts", "jpg", "mp3", "flv"]

  /// Those that most assets have, to suggest one from.
  public static let usual =
    ["original", "mp4_hd", "mp3"] + Links.defaultVersions.split(separator: ",").map(String.init) + [
      "ts_480p", "jpg_1200x900", "jpg_600x450", "jpg_200x150", "jpg_100x75",
    ]

  /// Whether two names mean the same: the platform says `ts_480` in one place and `ts_480p` in another.
  public static func isSame(_ left: String, _ right: String) -> Bool { folded(left) == folded(right) }

  private static func folded(_ name: String) -> Substring {
    let isLines = name.hasSuffix("p") && name.utf8.dropLast().last.map { (0x30...0x39).contains($0) } ?? false
    return name.dropLast(isLines ? 1 : 0)
  }

  /// For people: `MP4 HD`, `HLS 720p`, `original`.
  public static func label(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    guard parts.count > 1 else { return name == "original" ? name : name.uppercased() }
    let kind = parts[0] == "ts" ? "HLS" : parts[0].uppercased()
    return ([kind] + parts.dropFirst().map { $0 == "hd" ? "HD" : $0 }).joined(separator: " ")
  }
}
