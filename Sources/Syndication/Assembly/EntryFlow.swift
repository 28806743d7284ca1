import Markup

/// Completes entries as they come, and hands them on.
struct EntryFlow {
  private let receiver: any EntryReceiver
  private var ids = EntryIDs()
  /// Entries so far, those that were left out included.
  private(set) var count = 0
  /// Of the first that was left out.
  private var firstExcess: SourceLocation?

  init(_ receiver: any EntryReceiver) { self.receiver = receiver }

  /// Whether one more would be left out. It is counted then, and need not be read.
  mutating func isFull(at location: @autoclosure () -> SourceLocation) -> Bool {
    guard count >= FeedLimits.entries else { return false }
    firstExcess = firstExcess ?? location()
    count += 1
    return true
  }

  mutating func add(
    _ entry: inout Entry, at location: @autoclosure () -> SourceLocation, _ context: inout FeedContext
  ) {
    count += 1
    if Self.shorten(&entry) {
      context.warn(
        .limit, at: location(),
        "an item has more than \(FeedLimits.parts) files, pictures or words; the rest was left out")
    }
    EntryAssembly.finish(&entry, isComplete: context.isComplete)
    ids.complete(&entry, number: count, at: location(), &context)
    receiver.take(&entry)
  }

  /// Whether there was more than may be.
  private static func shorten(_ entry: inout Entry) -> Bool {
    func cut<Part>(_ parts: inout [Part]) -> Bool {
      guard parts.count > FeedLimits.parts else { return false }
      parts.removeLast(parts.count - FeedLimits.parts)
      return true
    }
    var isCut = cut(&entry.media.renditions)
    isCut = cut(&entry.attachments) || isCut
    isCut = cut(&entry.media.thumbnails) || isCut
    isCut = cut(&entry.tags) || isCut
    isCut = cut(&entry.authors) || isCut
    isCut = cut(&entry.media.credits) || isCut
    return cut(&entry.media.subtitles) || isCut
  }

  /// What is to be said when the last has come.
  func finish(_ context: inout FeedContext) {
    if let firstExcess { context.warnOfLimit(count, at: firstExcess) }
    if count == 0 { context.warn(.noEntries, at: .start, "the feed has no items") }
  }

  mutating func startAgain() {
    receiver.startAgain()
    self = EntryFlow(receiver)
  }
}
