import Cincopa
import Syndication

/// Companions kept with the site, beside the snapshots of feeds: `snapshots/files/DIGEST.vtt`, as they are published. They
/// are found by their addresses, because builds without a network have nothing else.
struct FrozenCompanions {
  let options: BuildOptions
  private(set) var diagnostics: [Diagnostic] = []

  static let folder = "\(Snapshot.folder)/files"

  init(options: BuildOptions) { self.options = options }

  /// What was kept of an address.
  static func read(_ url: WebURL, _ purpose: RetrievalRequest.Purpose, _ options: BuildOptions) -> Retrieval<
    CompanionFile
  > {
    let kinds = purpose == .subtitles ? [CompanionFile.subtitles] : PictureKind.allCases.map(\.rawValue)
    for kind in kinds {
      guard let bytes = try? FileSystem.read(options.path(path(url, kind)), limit: CompanionFile.limit(purpose)),
        let file = try? CompanionFile(bytes, purpose)
      else { continue }
      return Retrieval(value: file, status: .fresh, age: 0)
    }
    let reason = "\(folder) does not hold \(purpose == .subtitles ? "them" : "it"); freeze again"
    return Retrieval(value: nil, status: .failed(reason: reason), age: nil)
  }

  /// Keeps what could be had. What could not, and was kept before, stays.
  /// - Throws: when a file cannot be written.
  mutating func write(_ companions: Companions) throws(BuildFailure) {
    diagnostics = companions.diagnostics
    for (address, published) in companions.paths.sorted(by: { $0.key < $1.key }) {
      guard let url = WebURL(address), let bytes = companions.files[published] else { continue }
      let kind = published.split(separator: ".").last.map(String.init) ?? ""
      try Snapshot.write(bytes, Self.path(url, kind), options)
    }
  }

  private static func path(_ url: WebURL, _ kind: String) -> String {
    "\(folder)/\(CompanionFile.digest(url.string.utf8)).\(kind)"
  }
}
