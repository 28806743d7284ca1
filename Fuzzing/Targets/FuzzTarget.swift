import Syndication

/// What is given arbitrary bytes: each has promises to keep whatever they are.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case xml, feed, json, xspf, sanitizer, frontmatter, shortcodes, markdown, templates
  case pageImport = "import"

  /// - Throws: `BrokenPromise`.
  public func check(_ bytes: [UInt8]) throws {
    switch self {
    case .xml: try XMLPromises.check(bytes)
    case .feed: try FeedPromises.check(bytes)
    case .json: try JSONPromises.check(bytes)
    case .xspf: try FeedPromises.check(bytes, format: .xspf)
    case .sanitizer: try SanitizerPromises.check(bytes)
    case .frontmatter: try FrontMatterPromises.check(bytes)
    case .shortcodes: try ShortCodePromises.check(bytes)
    case .markdown: try MarkdownPromises.check(bytes)
    case .templates: try TemplatePromises.check(bytes)
    case .pageImport: try ImportPromises.check(bytes)
    }
  }
}

/// A promise that was not kept.
public struct BrokenPromise: Error, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}

func promise(_ isKept: Bool, _ text: @autoclosure () -> String) throws {
  if !isKept { throw BrokenPromise(text()) }
}
