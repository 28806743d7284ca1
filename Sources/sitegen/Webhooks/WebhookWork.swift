import Generator
import Server

/// Acts on what the platform says, one batch after the other, until the queue ends.
struct WebhookWork: Sendable {
  let update: SiteUpdate
  let queue: WebhookQueue
  let words: WebhookWords
  /// How often all feeds are asked anew; nil is never.
  let refresh: Duration?

  /// After so many tries, half an hour, a feed that does not answer is left to the next time all are asked.
  private static let mostTries = 12
  private static let shortestPause = 1.0
  private static let longestPause = 600.0

  private struct State {
    /// The host may have an older site than the output folder, as it may after every start.
    var needsPublish = true
    /// In a row, of what is put off.
    var tries = 0
    var retryAt: ContinuousClock.Instant?
    var refreshAt: ContinuousClock.Instant?
    /// Whether the last turn ended for reasons that have nothing to do with its events.
    var isBroken = false
    var diagnostics: [Diagnostic] = []

    var deadline: ContinuousClock.Instant? { [retryAt, refreshAt].compactMap(\.self).min() }
  }

  func run() async {
    var state = State()
    state.refreshAt = refresh.map { .now + $0 }
    await act(on: WebhookQueue.Batch(), asking: .none, &state)
    while var batch = await queue.next(by: state.deadline) {
      let now = ContinuousClock.now
      let isDue = state.retryAt.map { $0 <= now } ?? false
      let isWhole = state.refreshAt.map { $0 <= now } ?? false
      if isDue || isWhole || state.isBroken { batch.formUnion(await queue.takePostponed()) }
      if batch.isEmpty, !isDue, !isWhole { continue }
      if isDue || state.isBroken { state.retryAt = nil }
      if isWhole { state.refreshAt = refresh.map { now + $0 } }
      words.tell(batch, isWhole: isWhole)
      await act(on: batch, asking: isWhole ? .all : .changed(batch.changes), &state)
    }
  }

  private func act(
    on batch: WebhookQueue.Batch, asking refreshed: BuildOptions.Refreshed, _ state: inout State
  ) async {
    let outcome = await update.build(refreshed, former: state.diagnostics)
    state.diagnostics = outcome.diagnostics
    state.isBroken = outcome.report == nil
    if state.isBroken {
      await queue.postpone(batch)
      return tryLater(&state, [])
    }
    let unheard = batch.isEmpty ? [] : outcome.unheard
    if unheard.isEmpty || state.tries >= Self.mostTries {
      if !unheard.isEmpty { words.giveUp(unheard) }
      await queue.finish(batch)
    } else {
      await queue.postpone(batch)
      tryLater(&state, unheard)
    }
    state.needsPublish = state.needsPublish || outcome.hasChanged
    if state.needsPublish { state.needsPublish = await !update.publish() }
    if state.needsPublish {
      state.isBroken = true
      tryLater(&state, [])
    } else if state.retryAt == nil {
      state.tries = 0
    }
  }

  private func tryLater(_ state: inout State, _ unheard: [String]) {
    let pause = min(Self.longestPause, Self.shortestPause * Double(1 << min(state.tries, 10)))
    state.tries += 1
    let moment = ContinuousClock.now + .seconds(pause)
    state.retryAt = state.retryAt.map { min($0, moment) } ?? moment
    words.sayLater(pause, unheard: unheard)
  }
}
