/// What the platform says to a piece of an upload: lines of text, whatever the status (PLATFORM section 6.2).
public enum UploadAnswer: Sendable, Hashable {
  /// This piece has arrived; others are missing.
  case taken
  /// The file is complete, and an asset was made of it.
  case complete(UploadedAsset)
  /// The file is complete, but what stands for the asset's id is none.
  case nameless(String)
  /// The platform says that it failed, in its own words.
  case failed(String)
  /// Neither: a page of a proxy, nothing at all. Counts as failed.
  case unknown(String)

  /// Any `error` in the text counts, wherever it stands; then an id, then the word that the piece is there.
  public init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmedOfBlanks }.filter { !$0.isEmpty }
    if let line = lines.first(where: { $0.lowercased().contains("error") }) {
      self = .failed(line)
    } else if let line = lines.first(where: { $0.lowercased().hasPrefix(Self.resource) }) {
      self = UploadedAsset(line.dropFirst(Self.resource.count)).map(UploadAnswer.complete) ?? .nameless(line)
    } else if lines.contains(where: { ["chunk done.", "chunk done"].contains($0.lowercased()) }) {
      self = .taken
    } else {
      self = .unknown(lines.first ?? "")
    }
  }

  private static let resource = "new resource id"
}

/// The asset that an upload became.
public struct UploadedAsset: Sendable, Hashable {
  public var rid: RID
  /// The platform's internal number, as it was told; empty when it was not.
  public var number: String

  public init(rid: RID, number: String = "") {
    self.rid = rid
    self.number = number
  }

  /// `196481794 AEyCfY7ET4hA`: the second value is the id.
  init?(_ text: Substring) {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == ":" }
    guard words.count == 2, words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let rid = try? RID(String(words[1]))
    else { return nil }
    self.init(rid: rid, number: String(words[0]))
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\u{FEFF}" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
