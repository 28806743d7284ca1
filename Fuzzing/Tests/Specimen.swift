import FoundationEssentials
import Testing

/// A file of the project that readers are given.
struct Specimen: Sendable, CustomTestStringConvertible {
  var path: String
  var bytes: [UInt8]

  var testDescription: String { path }

  static let feeds = below("Tests/SyndicationTests/Fixtures") + below("feeds")
  static let pages = below("content", suffix: ".md")
  static let templates = below("templates", suffix: ".mustache")

  static func below(_ folder: String, suffix: String = "") -> [Specimen] {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../..").standardized
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    return (paths ?? []).filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
      guard let data = try? Data(contentsOf: root.appending(path: "\(folder)/\(path)")) else { return nil }
      return Specimen(path: "\(folder)/\(path)", bytes: [UInt8](data))
    }
  }

  /// 40 of them, spread evenly.
  var beginnings: some Sequence<[UInt8]> {
    stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)).lazy.map { Array(bytes.prefix($0)) }
  }
}
