internal import Generator
internal import Syndication

/// Answers of other sites, kept for a day: a line each, `DIGEST SECONDS works` or `DIGEST SECONDS dead REASON`. What could
/// not be verified is asked again each time.
struct LinkMemory {
  private struct Entry {
    var answer: LinkAnswer
    /// Seconds since 1970.
    var at: Double
  }

  /// Seconds.
  static let life = 86_400.0

  private let file: String?
  private let now: Double
  private var entries: [String: Entry] = [:]

  init(file: String?, now: Double) {
    self.file = file
    self.now = now
    guard let file, let bytes = try? FileSystem.read(file, limit: 50_000_000) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      guard words.count > 2, let at = Double(words[1]), (0..<Self.life).contains(now - at) else { continue }
      switch (words[2], words.count) {
      case ("works", 3): entries[words[0]] = Entry(answer: .works, at: at)
      case ("dead", 4): entries[words[0]] = Entry(answer: .dead(reason: words[3]), at: at)
      default: continue
      }
    }
  }

  func answer(for url: WebURL) -> LinkAnswer? { entries[Digest(url.string).description]?.answer }

  mutating func keep(_ answer: LinkAnswer, for url: WebURL) {
    if case .unverified = answer { return }
    entries[Digest(url.string).description] = Entry(answer: answer, at: now)
  }

  /// Without it the next check asks again, and nothing else is lost.
  func save() {
    guard let file else { return }
    let lines = entries.map { digest, entry in
      switch entry.answer {
      case .dead(let reason): "\(digest) \(entry.at) dead \(reason.filter { !$0.isNewline })\n"
      default: "\(digest) \(entry.at) works\n"
      }
    }
    guard let cut = file.lastIndex(of: "/") else { return }
    try? FileSystem.makeFolders(String(file[..<cut]))
    try? FileSystem.replace(file, with: Array(lines.sorted().joined().utf8))
  }
}
