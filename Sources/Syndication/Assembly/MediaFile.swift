/// What a file is, by what is said of it and by its name.
struct FileType {
  let mimeType: String
  let kind: MediaKind
  /// Whether there is more to say than that nothing is known.
  let isKnown: Bool

  /// The type of a file, which has it from now on.
  init(settling file: inout Rendition) {
    self.init(file.mimeType, file.medium, url: file.url)
    file.mimeType = isKnown ? mimeType : nil
  }

  /// - Parameter url: names it, where nothing is said.
  init(_ type: String?, _ medium: MediaKind?, url: @autoclosure () -> WebURL) {
    let said = type.flatMap(MediaType.normalized)
    mimeType = said ?? MediaType.guess(url(), medium: medium) ?? MediaType.unknown
    kind = MediaType.kind(mimeType, medium: medium)
    isKnown = said != nil || mimeType != MediaType.unknown
  }
}

/// A file of an entry while its attachments are put together: a rendition or an enclosure, or both in one.
struct MediaFile {
  var rendition: Rendition
  var kind: MediaKind
  var mimeType: String

  init(_ rendition: Rendition) {
    self.rendition = rendition
    let type = FileType(settling: &self.rendition)
    (mimeType, kind) = (type.mimeType, type.kind)
  }

  init(_ attachment: Attachment) { self.init(Rendition(attachment)) }

  /// Renditions and enclosures, each address once, best first; what is neither video nor audio nor image last.
  /// - Parameter keepsOrder: the enclosures stand in the right order already.
  static func collect(_ renditions: [Rendition], _ enclosures: [Attachment], keepsOrder: Bool = false) -> [MediaFile] {
    if renditions.count == 1, enclosures.isEmpty { return [MediaFile(renditions[0])] }
    if renditions.isEmpty, enclosures.isEmpty { return [] }
    let first = keepsOrder ? enclosures.map(MediaFile.init) : renditions.map(MediaFile.init)
    let second = keepsOrder ? renditions.map(MediaFile.init) : enclosures.map(MediaFile.init)
    let files = merged(first + second)
    return keepsOrder ? files : bestFirst(files)
  }

  /// Files are large: their places are sorted.
  private static func bestFirst(_ files: [MediaFile]) -> [MediaFile] {
    if files.count < 2 { return files }
    return files.indices.sorted { files[$0].precedes(files[$1]) ?? ($0 < $1) }.map { files[$0] }
  }

  /// Each address once, where it stood first.
  private static func merged(_ files: [MediaFile]) -> [MediaFile] {
    guard files.count > 16 else { return mergedFew(files) }
    var merged: [MediaFile] = []
    var places: [WebURL: Int] = [:]
    for file in files {
      if let place = places[file.rendition.url] {
        merged[place].merge(file)
      } else {
        places[file.rendition.url] = merged.count
        merged.append(file)
      }
    }
    return merged
  }

  /// As `merged`: looking through a few is faster than hashing them.
  private static func mergedFew(_ files: [MediaFile]) -> [MediaFile] {
    var merged = files
    var count = 0
    for index in files.indices {
      if let place = merged[..<count].firstIndex(where: { $0.rendition.url == files[index].rendition.url }) {
        merged[place].merge(files[index])
      } else {
        if count < index { merged[count] = files[index] }
        count += 1
      }
    }
    merged.removeLast(files.count - count)
    return merged
  }

  /// Takes what the other knows of the same address; what is known here stays.
  private mutating func merge(_ other: MediaFile) {
    if rendition.mimeType == nil || (kind == .other && other.kind != .other) {
      (mimeType, kind, rendition.mimeType) = (other.mimeType, other.kind, other.rendition.mimeType)
    }
    rendition.width = rendition.width ?? other.rendition.width
    rendition.height = rendition.height ?? other.rendition.height
    rendition.bitrate = rendition.bitrate ?? other.rendition.bitrate
    rendition.size = rendition.size ?? other.rendition.size
    rendition.medium = rendition.medium ?? other.rendition.medium
    rendition.isDefault = rendition.isDefault ?? other.rendition.isDefault
    rendition.title = rendition.title ?? other.rendition.title
    rendition.duration = rendition.duration ?? other.rendition.duration
    rendition.version = rendition.version ?? other.rendition.version
  }

  /// By kind, whole before excerpt, the feed's own choice, then size of the picture and bitrate; nil when alike.
  private func precedes(_ other: MediaFile) -> Bool? {
    if kind != other.kind { return kind.rank < other.kind.rank }
    if rendition.isSample != other.rendition.isSample { return other.rendition.isSample }
    let isPlayer = mimeType == MediaType.flash
    if isPlayer != (other.mimeType == MediaType.flash) { return !isPlayer }
    if (rendition.isDefault == true) != (other.rendition.isDefault == true) { return rendition.isDefault == true }
    if area != other.area { return area > other.area }
    let (mine, theirs) = (rendition.bitrate ?? 0, other.rendition.bitrate ?? 0)
    return mine == theirs ? nil : mine > theirs
  }

  private var area: Double { Double(rendition.width ?? 0) * Double(rendition.height ?? 0) }

  /// - Parameter fallbackDuration: that of the entry, which holds for what plays.
  func attachment(fallbackDuration: Double?) -> Attachment {
    let plays = (kind == .video || kind == .audio) && !rendition.isSample
    return Attachment(
      url: rendition.url, mimeType: mimeType, title: rendition.title, size: rendition.size,
      duration: rendition.duration ?? (plays ? fallbackDuration : nil))
  }
}

extension Rendition {
  init(_ attachment: Attachment) {
    self.init(url: attachment.url, mimeType: attachment.mimeType)
    size = attachment.size
    duration = attachment.duration
    title = attachment.title
    medium = MediaType.medium(attachment.mimeType)
  }
}

extension MediaKind {
  /// What an entry is taken for when it holds several kinds: the first of these.
  fileprivate var rank: Int {
    switch self {
    case .video: 0
    case .audio: 1
    case .image: 2
    case .other: 3
    }
  }
}
