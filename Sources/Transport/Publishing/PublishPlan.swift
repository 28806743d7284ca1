public import Generator

/// What a publish will do, and in which order.
public struct PublishPlan: Sendable, Hashable {
  /// Files of the site that the host does not have, or has otherwise.
  public struct Upload: Sendable, Hashable {
    public var path: OutputPath
    /// Bytes.
    public var size: Int
    public var isNew: Bool
  }

  /// The order that is safe for visitors: a page that they see never names a file that is not there yet.
  public enum Phase: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// Styles, scripts, pictures, media.
    case assets
    /// Pages that no page that is there links to.
    case newPages
    case changedPages
    /// Feeds, sitemaps, rules of the host: they name pages.
    case indexes

    public static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
  }

  /// Sorted by path.
  public internal(set) var uploads: [Upload] = []
  /// Files that an earlier publish put there and that the site does not have any more; sorted by path.
  public internal(set) var deletions: [OutputPath] = []
  public internal(set) var unchangedCount = 0
  /// Files that sitegen put there, before.
  public internal(set) var formerCount = 0

  public var newCount: Int { uploads.count(where: \.isNew) }
  public var changedCount: Int { uploads.count - newCount }
  /// Bytes to be sent at most; rsync sends less of a file that it has in part.
  public var uploadSize: Int { uploads.reduce(0) { $0 + $1.size } }
  public var isEmpty: Bool { uploads.isEmpty && deletions.isEmpty }

  /// Deletions that more likely come from a mistake (the wrong output, an empty content folder) than from editing: more
  /// than 20 files and more than a third of what is there.
  public var deletesTooMuch: Bool { deletions.count > 20 && deletions.count * 3 > formerCount }

  func uploads(in phase: Phase) -> [Upload] { uploads.filter { $0.phase == phase } }
}

extension PublishPlan.Upload {
  var phase: PublishPlan.Phase {
    let name = path.text.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    switch parts.count > 1 ? parts.last?.lowercased() ?? "" : "" {
    case "html", "htm": return isNew ? .newPages : .changedPages
    case "xml", "rss", "atom", "xspf", "txt", "webmanifest", "": return .indexes
    case "json" where name == "feed.json" || name == "search.json": return .indexes
    default: return .assets
    }
  }
}

// MARK: - Files in place of folders

extension PublishPlan {
  /// Of the deletions, those without which the site cannot be sent, as a file stands where a folder must be, or a folder
  /// where a file must be; sorted.
  var firstDeletions: [OutputPath] { deletions.meeting(uploads.map(\.path)) }

  /// New files, but for those that only have a place after these deletions; sorted.
  var newInFreePlaces: [OutputPath] {
    let new = uploads.filter(\.isNew).map(\.path)
    let blocked = Set(new.meeting(deletions))
    return new.filter { !blocked.contains($0) }
  }
}

extension [OutputPath] {
  /// Those that are a folder of one of `others`, or lie in a folder that one of `others` is.
  fileprivate func meeting(_ others: [OutputPath]) -> [OutputPath] {
    if isEmpty || others.isEmpty { return [] }
    let (names, folders) = (Set(others.map(\.text)), Set(others.folders))
    return filter { path in folders.contains(path.text) || [path].folders.contains(where: names.contains) }
  }
}

extension PublishPlan {
  /// What makes a host that has `former` have `site`.
  init(from former: PublishLedger, to site: PublishLedger) {
    formerCount = former.files.count
    for (path, entry) in site.files {
      let there = former.files[path]
      if let there, there.digest != nil, there == entry {
        unchangedCount += 1
      } else {
        uploads.append(Upload(path: path, size: entry.size, isNew: there == nil))
      }
    }
    uploads.sort { $0.path < $1.path }
    deletions = former.files.keys.filter { site.files[$0] == nil }.sorted()
  }
}
