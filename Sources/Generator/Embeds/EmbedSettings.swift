/// How a gallery is shown (`embed:` of `site.yml` and of a gallery, SPEC section 4).
struct EmbedSettings: Sendable, Hashable {
  enum Mode: String, Sendable, CaseIterable { case script, iframe, video, list, none }

  var mode = Mode.script
  var size = EmbedSize()
}

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

extension EmbedSettings {
  /// `embed: video`, or a mapping with `mode`, `load`, `ratio`, `width`, `height`; what is not said is as in `self`.
  mutating func read(_ reader: inout MappingReader, key: String = "embed") {
    guard let node = reader.entries.first(where: { $0.key == key })?.value else {
      _ = reader.take(key)
      return
    }
    if case .scalar = node.content {
      if let mode = reader.choice(key, Mode.self) { self.mode = mode }
      return
    }
    var settings = self
    reader.mapping(key) { settings.readKeys(&$0) }
    self = settings
  }

  private mutating func readKeys(_ reader: inout MappingReader) {
    if let mode = reader.choice("mode", Mode.self) { self.mode = mode }
    reader.refuse("load") {
      $0.content == .scalar("eager", plain: true) || $0.content == .scalar("eager", plain: false)
    }
    if let ratio = reader.value("ratio", "a ratio such as 16:9", EmbedSize.Ratio.init) { size.ratio = ratio }
    if let width = reader.int("width", in: 1...10_000) { size.width = width }
    if let height = reader.int("height", in: 1...10_000) { size.height = height }
  }
}
