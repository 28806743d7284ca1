public import Cincopa

/// What was uploaded from a folder of the site: the file `.uploaded` in it, which belongs to the site, so that nobody
/// uploads the same again. It holds no secrets.
public struct MediaLedger: Sendable, Hashable {
  public static let fileName = ".uploaded"

  public struct Entry: Sendable, Hashable {
    public var gallery: FID
    public var rid: RID
    /// Bytes.
    public var size: Int
    /// SHA-256 of the bytes, in hexadecimal.
    public var digest: String
    /// Below the folder, as it was when it was uploaded.
    public var path: String

    public init(gallery: FID, rid: RID, size: Int, digest: String, path: String) {
      self.gallery = gallery
      self.rid = rid
      self.size = size
      self.digest = digest
      self.path = path
    }
  }

  public private(set) var entries: [Entry] = []
  /// Galleries that were made for the folder, by what they were made for (`content/films.md gallery`).
  public private(set) var made: [String: FID] = [:]
  /// Those that were asked for and of which nobody knows whether they came into being.
  public private(set) var begun: [String: Attempt] = [:]

  /// The making of a gallery.
  public struct Attempt: Sendable, Hashable {
    /// What a search for its title found before; nil when the platform did not tell.
    public var known: Set<FID>?

    public init(known: Set<FID>?) { self.known = known }
  }

  public init() {}

  public func asset(digest: String, in gallery: FID) -> RID? {
    entries.first { $0.digest == digest && $0.gallery == gallery }?.rid
  }

  /// Whether a file of this name and size is there, as far as can be told without reading it.
  func seemsToHold(_ path: String, size: Int, in gallery: FID) -> Bool {
    entries.contains { $0.path == path && $0.size == size && $0.gallery == gallery }
  }

  public mutating func add(_ entry: Entry) {
    if !entries.contains(entry) { entries.append(entry) }
  }

  public mutating func made(_ gallery: FID, for owner: String) {
    made[owner] = gallery
    begun[owner] = nil
  }

  public mutating func begin(_ attempt: Attempt, for owner: String) { begun[owner] = attempt }

  /// None was made.
  public mutating func giveUp(for owner: String) { begun[owner] = nil }
}

// MARK: - Text form

extension MediaLedger {
  /// A line for each, in the order of names.
  public var text: String {
    let galleries = made.sorted { $0.key < $1.key }.map { "made \($0.value) \($0.key)" }
    let begun = begun.sorted { $0.key < $1.key }.map { "making \($0.value.text) \($0.key)" }
    let sorted = entries.sorted { ($0.path, $0.gallery.text, $0.digest) < ($1.path, $1.gallery.text, $1.digest) }
    let assets = sorted.map { "\($0.gallery) \($0.rid) \($0.size) \($0.digest) \($0.path)" }
    return (["# Written by sitegen upload. Keep it with the site."] + galleries + begun + assets).joined(
      separator: "\n") + "\n"
  }

  /// Lines that say nothing are passed over.
  public init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let words = line.split(separator: " ", maxSplits: 4).map(String.init)
      if words.count > 2, words[0] == "made", let fid = try? FID(words[1]) {
        made[words[2...].joined(separator: " ")] = fid
      } else if words.count > 2, words[0] == "making", let attempt = Attempt(words[1]) {
        begun[words[2...].joined(separator: " ")] = attempt
      } else if words.count == 5, let fid = try? FID(words[0]), let rid = try? RID(words[1]), let size = Int(words[2]) {
        add(Entry(gallery: fid, rid: rid, size: size, digest: words[3], path: words[4]))
      }
    }
  }
}

extension MediaLedger.Attempt {
  /// The ids with commas between them, `none`, or `?`.
  fileprivate var text: String {
    guard let known else { return "?" }
    return known.isEmpty ? "none" : known.map(\.text).sorted().joined(separator: ",")
  }

  fileprivate init?(_ text: String) {
    if text == "?" {
      known = nil
    } else {
      let ids = text == "none" ? [] : text.split(separator: ",").map { try? FID(String($0)) }
      if ids.contains(nil) { return nil }
      known = Set(ids.compactMap(\.self))
    }
  }
}
