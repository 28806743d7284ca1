import Server
import Synchronization

/// Lets a notice of each kind through once a minute.
final class NoticePauses: Sendable {
  private let last = Mutex<[WebhookNotice: Double]>([:])

  /// `now` is in seconds.
  func admits(_ notice: WebhookNotice, now: Double) -> Bool {
    last.withLock { last in
      if let before = last[notice], now >= before, now < before + 60 { return false }
      last[notice] = now
      return true
    }
  }
}
