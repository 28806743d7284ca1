/// The name of a rendition on the platform: `mp4_hd`, `ts_720p`, `original`. There is no list of them, so names pass
/// through; letters, digits and `_`, up to 40.
public enum VersionName {
  public static func isOne(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 40
      && text.utf8.allSatisfy { byte in
        Unreserved.contains(byte) && !"-.~".utf8.contains(byte)
      }
  }

  /// For people: `MP4 HD`, `HLS 720p`, `original`.
  public static func label(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    guard parts.count > 1 else { return name }
    let kind = parts[0] == "ts" ? "HLS" : parts[0].uppercased()
    return ([kind] + parts.dropFirst().map { $0 == "hd" ? "HD" : $0 }).joined(separator: " ")
  }
}
