import Markup

/// Completes what readers leave open, by the same rules for all formats (SPEC section 8): ids, titles out of file
/// names, MIME types, the order of attachments, the kind of medium, its size, and the image.
public enum EntryAssembly {
  /// Completes one entry but for its id. Readers fill `media.renditions` and put enclosures into `attachments`; both
  /// come back merged, best first, without repeats.
  /// - Parameter isComplete: whether this was done before, as in a snapshot: then the order of attachments stays.
  static func finish(_ entry: inout Entry, isComplete: Bool = false) {
    if isComplete || entry.media.renditions.count + entry.attachments.count != 1 {
      finishFiles(&entry, isComplete: isComplete)
    } else {
      finishFile(&entry)
    }
    removeRepeats(&entry.media.thumbnails, by: { $0.url })
    entry.image = entry.image ?? largest(entry.media.thumbnails) ?? firstImage(entry.media.renditions)
    entry.media.aspectRatio = entry.media.aspectRatio ?? aspectRatio(entry.media.width, entry.media.height)
    removeRepeats(&entry.tags, by: { $0 })
    removeRepeats(&entry.authors, by: { $0.identity })
  }

  /// The one file that most entries have, without a list of files.
  private static func finishFile(_ entry: inout Entry) {
    if entry.media.renditions.isEmpty { entry.media.renditions.append(Rendition(entry.attachments[0])) }
    let type = FileType(settling: &entry.media.renditions[0])
    if type.kind != .other { entry.media.kind = type.kind }
    let duration = entry.media.duration
    if type.kind == entry.media.kind { complete(&entry.media) }
    entry.attachments = [attachment(of: entry.media, type, fallbackDuration: entry.media.duration ?? duration)]
    if entry.title.isEmpty { entry.title = title(of: entry.media.renditions[0].url) }
    if type.kind == .other { entry.media.renditions = [] }
  }

  /// Of the one file. Parts of it are copied, and not all of it.
  private static func attachment(
    of media: borrowing Media, _ type: FileType, fallbackDuration: Double?
  ) -> Attachment {
    let plays = (type.kind == .video || type.kind == .audio) && !media.renditions[0].isSample
    return Attachment(
      url: media.renditions[0].url, mimeType: type.mimeType, title: media.renditions[0].title,
      size: media.renditions[0].size, duration: media.renditions[0].duration ?? (plays ? fallbackDuration : nil))
  }

  /// Of the one file.
  private static func complete(_ media: inout Media) {
    if media.width == nil, media.height == nil, media.renditions[0].isSized {
      media.width = media.renditions[0].width
      media.height = media.renditions[0].height
    }
    if media.duration == nil { media.duration = media.renditions[0].duration }
  }

  private static func title(of url: WebURL) -> String {
    PlainText.folded(FileName(url.lastPathComponent).stem)
  }

  private static func finishFiles(_ entry: inout Entry, isComplete: Bool) {
    let files = MediaFile.collect(entry.media.renditions, entry.attachments, keepsOrder: isComplete)
    if !files.isEmpty {
      if files[0].kind != .other { entry.media.kind = files[0].kind }
      complete(&entry.media, files: files)
      let duration = isComplete ? nil : entry.media.duration
      entry.media.renditions = files.compactMap { $0.kind == .other ? nil : $0.rendition }
      entry.attachments = files.map { $0.attachment(fallbackDuration: duration) }
    }
    if entry.title.isEmpty, let first = files.first { entry.title = title(of: first.rendition.url) }
  }

  /// Size and length of the medium are those of its best rendition that says them.
  private static func complete(_ media: inout Media, files: [MediaFile]) {
    let kind = media.kind
    if media.width == nil, media.height == nil,
      let sized = files.indices.first(where: { files[$0].kind == kind && files[$0].rendition.isSized })
    {
      media.width = files[sized].rendition.width
      media.height = files[sized].rendition.height
    }
    if media.duration == nil {
      media.duration =
        files.indices.lazy.compactMap { files[$0].kind == kind ? files[$0].rendition.duration : nil }.first
    }
  }

  /// Width ÷ height with four decimals.
  public static func aspectRatio(_ width: Int?, _ height: Int?) -> Double? {
    guard let width, let height, width > 0, height > 0 else { return nil }
    return (Double(width) / Double(height) * 10000).rounded() / 10000
  }

  /// The first of those with the largest known area, else the first.
  private static func largest(_ thumbnails: [Thumbnail]) -> WebURL? {
    guard !thumbnails.isEmpty else { return nil }
    var best = 0
    for place in thumbnails.indices where thumbnails[place].area > thumbnails[best].area { best = place }
    return thumbnails[best].url
  }

  private static func firstImage(_ renditions: [Rendition]) -> WebURL? {
    renditions.first { MediaType.kind($0.mimeType, medium: $0.medium) == .image }?.url
  }

  private static func removeRepeats<Element, Key: Hashable>(_ values: inout [Element], by key: (Element) -> Key) {
    guard values.count > 1 else { return }
    var seen: Set<Key> = []
    values.removeAll { !seen.insert(key($0)).inserted }
  }
}

extension Rendition {
  fileprivate var isSized: Bool { width != nil && height != nil }
}

extension Thumbnail {
  /// Pixels; a side that is not said counts as nothing.
  fileprivate var area: Int {
    guard let width, let height else { return max(width ?? 0, height ?? 0) }
    return width.multipliedReportingOverflow(by: height).partialValue
  }
}

extension Person {
  fileprivate var identity: [String?] { [name, url?.string, email] }
}
