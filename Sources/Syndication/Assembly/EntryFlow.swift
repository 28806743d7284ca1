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
    _ entry: consuming Entry, at location: @autoclosure () -> SourceLocation, _ context: inout FeedContext
  ) {
    count += 1
    EntryAssembly.finish(&entry, isComplete: context.isComplete)
    ids.complete(&entry, number: count, at: location(), &context)
    receiver.take(entry)
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
