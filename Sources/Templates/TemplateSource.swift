/// A template as it was read.
public struct TemplateSource: Sendable {
  /// What others call it: `posts/page`.
  public var name: String
  /// Where its problems are shown: `templates/posts/page.mustache`.
  public var path: String
  /// UTF-8; a byte order mark is dropped.
  public var text: [UInt8]
  /// Parts of `text` (bytes) that do not stand in the author's file; problems are shown at columns without them.
  public var insertions: [Range<Int>] = []

  public init(name: String, path: String, text: [UInt8]) {
    self.name = name
    self.path = path
    self.text = text
  }

  public init(name: String, path: String, text: String) {
    self.init(name: name, path: path, text: Array(text.utf8))
  }
}
