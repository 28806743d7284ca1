internal import FoundationEssentials
internal import Syndication

/// The last good answer of every URL, one file each, in a folder that any number of processes may share; beside it for a
/// while, when the last answer was a refusal, that one.
///
/// A file is written beside its place and renamed into it, so there is the old answer or the new one, whenever the
/// program is killed. What cannot be read back is no answer.
public struct ResponseCache: Sendable {
  /// Where the files are; made when the first is written.
  public let folder: String
  /// Bytes that `trim` leaves.
  public let limit: Int

  private static let suffix = ".answer"
  private static let negativeSuffix = ".negative"
  /// The answer that the last build which succeeded told of, when a newer one has come since.
  private static let toldSuffix = ".told"
  /// The file in which `sitegen check --external` keeps what it was told.
  static let linkMemory = "external-links"

  public init(folder: String, limit: Int = 200_000_000) {
    self.folder = folder
    self.limit = limit
  }

  func answer(for url: WebURL) -> StoredAnswer? {
    guard let data = FileManager.default.contents(atPath: path(for: url)) else { return nil }
    return StoredAnswer(file: [UInt8](data), for: url)
  }

  /// Throws when the disk will not have it; the old answer is then still there. A refusal of the URL is forgotten.
  func store(_ answer: StoredAnswer, for url: WebURL) throws {
    try write(answer.file(for: url), to: path(for: url))
    try? FileManager.default.removeItem(atPath: negativePath(for: url))
  }

  /// Keeps the answer that is there until `forgetTold`, unless an older one is kept already: whoever replaces it may fail
  /// before anybody has heard what is new.
  func keepTold(_ url: WebURL) {
    let told = toldPath(for: url)
    guard !FileManager.default.fileExists(atPath: told) else { return }
    // A second name for the same file: the new answer takes only the first.
    try? FileManager.default.linkItem(atPath: path(for: url), toPath: told)
  }

  func told(for url: WebURL) -> StoredAnswer? {
    guard let data = FileManager.default.contents(atPath: toldPath(for: url)) else { return nil }
    return StoredAnswer(file: [UInt8](data), for: url)
  }

  /// All that is new in these URLs has been told.
  func forgetTold(_ urls: some Sequence<WebURL>) {
    for url in urls { try? FileManager.default.removeItem(atPath: toldPath(for: url)) }
  }

  func negative(for url: WebURL) -> NegativeAnswer? {
    guard let data = FileManager.default.contents(atPath: negativePath(for: url)) else { return nil }
    return NegativeAnswer(file: [UInt8](data), for: url)
  }

  func store(_ negative: NegativeAnswer, for url: WebURL) throws {
    try write(negative.file(for: url), to: negativePath(for: url))
  }

  /// Removes the longest unused answers until the rest is within the limit, and what killed processes left behind.
  /// Answers of `urls` stay in any case.
  func trim(keeping urls: some Sequence<WebURL>, now: Double) {
    for file in files(where: isPassing) where now - file.modified > NegativeAnswer.longestRest { remove(file) }
    let kept = Set(urls.map(fileName))
    let answers = files { $0.hasSuffix(Self.suffix) || $0.hasSuffix(Self.toldSuffix) }.sorted {
      $0.modified < $1.modified
    }
    var excess = answers.reduce(0) { $0 + $1.size } - limit
    for file in answers where excess > 0 && !kept.contains(file.name) {
      remove(file)
      excess -= file.size
    }
  }

  /// Removes all answers, and the folder if nothing of anybody else's is in it.
  /// - Returns: names of files that could not be removed.
  @discardableResult public func clean() -> [String] {
    let suffixes = [Self.suffix, Self.toldSuffix]
    let isOurs = { name in suffixes.contains { name.hasSuffix($0) } || name == Self.linkMemory || isPassing(name) }
    for file in files(where: isOurs) { remove(file) }
    let rest = try? FileManager.default.contentsOfDirectory(atPath: folder)
    if rest?.isEmpty == true { try? FileManager.default.removeItem(atPath: folder) }
    return files(where: isOurs).map(\.name)
  }
}

extension ResponseCache {
  private struct File {
    var name: String
    var size: Int
    var modified: Double
  }

  /// `example.org-0123…cdef.answer`: readable for people, and one per URL.
  func fileName(for url: WebURL) -> String {
    let place = url.string.drop { $0 != ":" }.drop { ":/".contains($0) }.prefix { !"/?#".contains($0) }
    let host = place.split(separator: "@").last ?? ""
    let readable = host.lowercased().prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "." }
    return String(readable).trimmingDots + "-\(Digest(url.string))" + Self.suffix
  }

  private func path(for url: WebURL) -> String { "\(folder)/\(fileName(for: url))" }

  private func toldPath(for url: WebURL) -> String {
    path(for: url).dropLast(Self.suffix.count) + Self.toldSuffix
  }

  private func negativePath(for url: WebURL) -> String {
    path(for: url).dropLast(Self.suffix.count) + Self.negativeSuffix
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path), options: .atomic)
  }

  /// Refusals, and what killed processes left: Foundation calls a file so before it is renamed.
  private func isPassing(_ name: String) -> Bool {
    name.hasPrefix(".dat.nosync") || name.hasSuffix(Self.negativeSuffix)
  }

  private func files(where isWanted: (String) -> Bool) -> [File] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter(isWanted).compactMap { name in
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)") else { return nil }
      let modified = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return File(name: name, size: (attributes[.size] as? Int) ?? 0, modified: modified)
    }
  }

  private func remove(_ file: File) {
    try? FileManager.default.removeItem(atPath: "\(folder)/\(file.name)")
  }
}

extension String {
  fileprivate var trimmingDots: String {
    let bare = drop { $0 == "." }
    return bare.isEmpty ? "host" : String(bare)
  }
}
