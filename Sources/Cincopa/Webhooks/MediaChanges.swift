/// What of an account may look different now.
public enum MediaChange: Sendable, Hashable {
  case gallery(FID)
  case asset(RID)
  /// Nobody knows what.
  case unknown
}

/// All that may look different since one last looked.
public struct MediaChanges: Sendable, Hashable {
  public private(set) var galleries: Set<FID> = []
  public private(set) var assets: Set<RID> = []
  /// Any gallery of the platform may be another one.
  public private(set) var isUnknown = false

  /// So many ids are kept apart; beyond, looking at everything costs less.
  public static let limit = 50_000

  public init() {}

  public var isEmpty: Bool { galleries.isEmpty && assets.isEmpty && !isUnknown }

  /// One by one, sorted.
  public var all: [MediaChange] {
    if isUnknown { return [.unknown] }
    return galleries.sorted { $0.text < $1.text }.map(MediaChange.gallery)
      + assets.sorted { $0.text < $1.text }.map(MediaChange.asset)
  }

  public func covers(_ change: MediaChange) -> Bool {
    if isUnknown { return true }
    switch change {
    case .gallery(let fid): return galleries.contains(fid)
    case .asset(let rid): return assets.contains(rid)
    case .unknown: return false
    }
  }

  public mutating func insert(_ change: MediaChange) {
    if isUnknown { return }
    switch change {
    case .gallery(let fid): galleries.insert(fid)
    case .asset(let rid): assets.insert(rid)
    case .unknown: isUnknown = true
    }
    if galleries.count + assets.count > Self.limit { isUnknown = true }
    if isUnknown { (galleries, assets) = ([], []) }
  }

  public mutating func formUnion(_ other: MediaChanges) { for change in other.all { insert(change) } }
}

extension MediaChanges {
  /// Whether what a page shows under this reference is among them for certain. Events name the gallery behind an
  /// author's own reference by an id that the site does not know, so any gallery may be it.
  public func concern(_ reference: MediaReference) -> Bool {
    if isUnknown { return true }
    return switch reference {
    case .gallery(let fid, _): galleries.contains(fid)
    case .asset(let rid, _): assets.contains(rid)
    case .reference: !galleries.isEmpty
    case .live: false
    }
  }

  /// Whether a feed may hold one of the assets. Of a feed that tells no public ids nobody can say.
  public func mayBeNamed(in feed: [UInt8]) -> Bool {
    if assets.isEmpty { return false }
    var tellsIDs = false
    var start: Int?
    for index in 0...feed.count {
      if index < feed.count, Self.isPart(feed[index]) {
        if start == nil { start = index }
        continue
      }
      guard let begin = start else { continue }
      start = nil
      let word = feed[begin..<index]
      if word.elementsEqual("rid".utf8) { tellsIDs = true }
      if word.count >= 4, word.count <= 64, contains(word) { return true }
    }
    return !tellsIDs
  }

  private func contains(_ word: ArraySlice<UInt8>) -> Bool {
    guard let rid = try? RID(String(decoding: word, as: UTF8.self)) else { return false }
    return assets.contains(rid)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
