internal import Generator

/// The list of what sitegen put on a host, kept there: what it names may be replaced and deleted, nothing else. While a
/// publish is under way it names what was there and what will be, so that the next one can go on after a kill.
struct PublishLedger: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    /// SHA-256 in hexadecimal; nil while it is not certain what the host has.
    var digest: String?
    /// Bytes.
    var size: Int
  }

  /// Tells one publish from another.
  var token: String
  var files: [OutputPath: Entry]

  /// No `OutputPath` begins so.
  static let name = ".sitegen-published"
  private static let title = "sitegen published 1"

  init(token: String, files: [OutputPath: Entry] = [:]) {
    self.token = token
    self.files = files
  }

  /// An empty file, or one that is no list, hands the place over: what the site needs may be replaced.
  init(_ bytes: [UInt8]) {
    self.init(token: "", files: [:])
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map(String.init) == Self.title, let token = lines.popFirst() else { return }
    self.token = String(token)
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count == 3, let size = Int(parts[1]), let path = OutputPath(parts[2]) else { continue }
      files[path] = Entry(digest: parts[0].utf8.count == 64 ? parts[0] : nil, size: size)
    }
  }

  /// Lines: title, token, then `DIGEST SIZE PATH` by path; a digest that is not certain is `-`.
  var bytes: [UInt8] {
    var text = "\(Self.title)\n\(token)\n"
    for (path, entry) in files.sorted(by: { $0.key < $1.key }) {
      text += "\(entry.digest ?? "-") \(entry.size) \(path.text)\n"
    }
    return Array(text.utf8)
  }

  /// A place without a list is another matter than one that was handed over.
  var isHandedOver: Bool { token.isEmpty }

  static func newToken() -> String { String(UInt64.random(in: 1 ... .max), radix: 36) }
}
