/// The size of an iframe or video, in CSS pixels; nil is as the mode sees fit.
struct EmbedSize: Sendable, Hashable {
  var width: Int?
  var height: Int?
  /// Width ÷ height.
  var ratio: Ratio?

  struct Ratio: Sendable, Hashable {
    var width: Int
    var height: Int

    /// `16:9` or `16/9`.
    init?(_ text: String) {
      let parts = text.split { $0 == ":" || $0 == "/" }
      guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else { return nil }
      guard (1...10_000).contains(width), (1...10_000).contains(height) else { return nil }
      self.width = width
      self.height = height
    }
  }

  /// Both sides, filled in from the ratio or from a default.
  func resolved(width defaultWidth: Int, height defaultHeight: Int) -> (width: Int, height: Int) {
    guard let ratio else {
      return (width ?? defaultWidth, height ?? defaultHeight)
    }
    if let height, width == nil { return (max(1, height * ratio.width / ratio.height), height) }
    let width = width ?? defaultWidth
    return (width, height ?? max(1, width * ratio.height / ratio.width))
  }
}
