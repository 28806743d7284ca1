/// The box that a version was fitted into, in pixels. Its name tells no more: `jpg_600x450` of a wide film is 600×337.
struct VersionBox: Sendable, Equatable {
  var width: Int
  var height: Int

  init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads `jpg_600x450`, `mp4_1280x720`, `ts_720p`, `jpg_1080p`, `mp4_hd`; nil for `original` and for what else there is.
  init?(versionName name: String) {
    guard let last = name.split(separator: "_").last else { return nil }
    if last == "hd" {
      self.init(1280, 720)
    } else if last.hasSuffix("p"), let lines = Int(last.dropLast()), Self.range.contains(lines) {
      self.init(Int((Double(lines) * 16 / 9).rounded()), lines)
    } else {
      let sides = last.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      guard sides.count == 2, sides.allSatisfy(Self.range.contains) else { return nil }
      self.init(sides[0], sides[1])
    }
  }

  /// Pixels that a picture may have in one direction; what is outside is a typing error.
  private static let range = 1...32_768

  /// The picture's own size: the largest in the box with this aspect ratio (width ÷ height).
  func fitted(_ aspectRatio: Double) -> VersionBox {
    let own = Double(width) / Double(height)
    // Ratios come with two decimals, `1.78` for 16:9; a box of the same ratio is filled.
    if abs(own - aspectRatio) < 0.01 { return self }
    return aspectRatio > own
      ? VersionBox(width, max(1, Int((Double(width) / aspectRatio).rounded())))
      : VersionBox(max(1, Int((Double(height) * aspectRatio).rounded())), height)
  }
}
