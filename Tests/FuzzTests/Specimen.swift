import FoundationEssentials
import Testing

/// A good file of the project, to be damaged.
struct Specimen: Sendable, CustomTestStringConvertible {
  var path: String
  var bytes: [UInt8]

  var testDescription: String { path }

  static let feeds = below("Tests/SyndicationTests/Fixtures") + below("feeds")
  static let pages = below("content", suffix: ".md")
  static let templates = below("templates", suffix: ".mustache")

  private static func below(_ folder: String, suffix: String = "") -> [Specimen] {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../..").standardized
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    return (paths ?? []).filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
      guard let data = try? Data(contentsOf: root.appending(path: "\(folder)/\(path)")) else { return nil }
      return Specimen(path: "\(folder)/\(path)", bytes: [UInt8](data))
    }
  }

  /// `SITEGEN_FUZZ_ROUNDS` damaged copies, 20 unless said, told apart by `SITEGEN_FUZZ_SEED`.
  var damagedCopies: some Sequence<[UInt8]> {
    let rounds = Self.number("SITEGEN_FUZZ_ROUNDS") ?? 20
    var damage = Damage(seed: Self.number("SITEGEN_FUZZ_SEED") ?? 1)
    return (0..<rounds).lazy.map { _ in damage.damaged(bytes) }
  }

  /// What arrives when a transfer breaks off: 40 beginnings of the file, spread evenly.
  var beginnings: some Sequence<[UInt8]> {
    stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)).lazy.map { Array(bytes.prefix($0)) }
  }

  private static func number<Number: FixedWidthInteger>(_ name: String) -> Number? {
    ProcessInfo.processInfo.environment[name].flatMap { Number($0) }
  }
}
