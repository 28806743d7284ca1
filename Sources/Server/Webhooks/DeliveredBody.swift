internal import Hummingbird

/// The body of a delivery, as far as one has the patience for it.
enum DeliveredBody: Sendable {
  case whole([UInt8])
  case tooLarge
  /// It did not come in time, or the connection broke.
  case cut

  /// Bytes. Events have a few thousand.
  static let limit = 1_000_000
  private static let time = Duration.seconds(15)
  /// A sender that is refused is heard out so far: one that is cut off while it sends never reads the refusal.
  private static let drainLimit = 32_000_000

  static func read(_ request: Request) async -> DeliveredBody {
    await withTimeLimit { await collected(request.body, announced: announced(request)) }
  }

  /// Whether the rest has come and went nowhere.
  static func drain(_ request: Request) async -> Bool {
    if announced(request) == 0 { return true }
    if let size = announced(request), size > drainLimit { return false }
    let outcome = await withTimeLimit {
      var size = 0
      do {
        for try await part in request.body {
          size += part.readableBytes
          if size > drainLimit { return .tooLarge }
        }
        return .whole([])
      } catch { return .cut }
    }
    if case .whole = outcome { return true }
    return false
  }

  /// What the head says; nil when it does not.
  private static func announced(_ request: Request) -> Int? {
    if let length = request.headers[.contentLength] { return Int(length) }
    return request.headers[.transferEncoding] == nil ? 0 : nil
  }

  private static func collected(_ body: RequestBody, announced: Int?) async -> DeliveredBody {
    if let announced, announced > limit { return .tooLarge }
    var bytes: [UInt8] = []
    do {
      for try await part in body {
        if bytes.count + part.readableBytes > limit { return .tooLarge }
        bytes += part.readableBytesView
      }
    } catch { return .cut }
    if let announced, announced != bytes.count { return .cut }
    return .whole(bytes)
  }

  private static func withTimeLimit(_ work: @escaping @Sendable () async -> DeliveredBody) async -> DeliveredBody {
    await withTaskGroup(of: DeliveredBody.self) { group in
      group.addTask { await work() }
      group.addTask {
        try? await Task.sleep(for: time)
        return .cut
      }
      defer { group.cancelAll() }
      return await group.next() ?? .cut
    }
  }
}
