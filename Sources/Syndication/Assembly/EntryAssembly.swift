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
    let isRendition = !entry.media.renditions.isEmpty
    let file = isRendition ? MediaFile(entry.media.renditions[0]) : MediaFile(entry.attachments[0])
    if file.kind != .other { entry.media.kind = file.kind }
    let duration = entry.media.duration
    if file.kind == entry.media.kind { complete(&entry.media, with: file.rendition) }
    let attachment = file.attachment(fallbackDuration: entry.media.duration ?? duration)
    if file.kind == .other {
      entry.media.renditions = []
    } else if isRendition {
      entry.media.renditions[0] = file.rendition
    } else {
      entry.media.renditions = [file.rendition]
    }
    if isRendition { entry.attachments = [attachment] } else { entry.attachments[0] = attachment }
    if entry.title.isEmpty { entry.title = title(of: file) }
  }

  private static func complete(_ media: inout Media, with rendition: Rendition) {
    if media.width == nil, media.height == nil, rendition.isSized {
      media.width = rendition.width
      media.height = rendition.height
    }
    if media.duration == nil { media.duration = rendition.duration }
  }

  private static func title(of file: MediaFile) -> String {
    PlainText.folded(FileName(file.rendition.url.lastPathComponent).stem)
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
    if entry.title.isEmpty, let first = files.first { entry.title = title(of: first) }
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
    var best = thumbnails.first
    for thumbnail in thumbnails.dropFirst() where thumbnail.area > (best?.area ?? 0) { best = thumbnail }
    return best?.url
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
