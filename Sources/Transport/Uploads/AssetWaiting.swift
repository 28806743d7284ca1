public import Cincopa

/// Waits until the platform has made the renditions of assets: what was uploaded plays only then (PLATFORM section 6.2).
public struct AssetWaiting: Sendable {
  private let connect: RemoteUploader.Connect
  /// Seconds.
  private let limit: Double

  /// - Parameter connect: a new client, for one call.
  public init(limit: Double, connect: @escaping RemoteUploader.Connect) {
    self.limit = limit
    self.connect = connect
  }

  /// Asks more and more rarely.
  /// - Parameter progress: gets how many are ready and how many seconds have gone by, at least once a second.
  /// - Returns: those that were not ready in time.
  public func wait(
    for assets: [RID], progress: (_ ready: Int, _ seconds: Double) -> Void
  ) async throws(TransportFailure) -> [RID] {
    let start = ContinuousClock.now
    var left = assets
    var pause = 0.25
    while true {
      var missing: [RID] = []
      for asset in left where try await !isReady(asset) { missing.append(asset) }
      left = missing
      progress(assets.count - left.count, start.secondsUntilNow)
      let rest = limit - start.secondsUntilNow
      if left.isEmpty || rest <= 0 { return left }
      var sleep = min(pause, rest)
      while sleep > 0 {
        do { try await Task.sleep(for: .seconds(min(1, sleep))) } catch { return left }
        sleep -= 1
        progress(assets.count - left.count, start.secondsUntilNow)
      }
      pause = min(15, pause * 1.5)
    }
  }

  /// What the platform does not know yet is not ready; what it says nothing of is.
  private func isReady(_ asset: RID) async throws(TransportFailure) -> Bool {
    let page = try await RemoteUploader.answer(to: AssetList(asset), connect)
    guard let record = page.items.first else { return false }
    return record.isSynced || record.syncStatus == nil
  }
}
