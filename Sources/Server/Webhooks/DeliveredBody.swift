internal import Hummingbird

/// The body of a delivery, as far as one has the patience for it.
enum DeliveredBody: Sendable {
  case whole([UInt8])
  /// Whether it came to its end all the same: a sender that is cut off while it sends never reads the refusal.
  case tooLarge(isHeardOut: Bool)
  /// It did not come in time, or the connection broke.
  case cut

  /// Bytes. Events have a few thousand.
  static let limit = 1_000_000
  /// Bytes that a sender who is refused may go on for.
  private static let drainLimit = 32_000_000

  static func read(_ request: Request, within time: Duration) async -> DeliveredBody {
    await read(request, keeping: limit, within: time)
  }

  /// Whether the rest has come and went nowhere.
  static func drain(_ request: Request, within time: Duration) async -> Bool {
    switch await read(request, keeping: 0, within: time) {
    case .whole, .tooLarge(isHeardOut: true): true
    case .tooLarge(isHeardOut: false), .cut: false
    }
  }

  private static func read(_ request: Request, keeping limit: Int, within time: Duration) async -> DeliveredBody {
    let announced = announced(request)
    if announced == 0 { return .whole([]) }
    if let announced, announced > drainLimit { return .tooLarge(isHeardOut: false) }
    return await within(time) { await collected(request.body, announced: announced, limit: limit) }
  }

  /// What the head says; nil when it does not.
  private static func announced(_ request: Request) -> Int? {
    if let length = request.headers[.contentLength] { return Int(length) }
    return request.headers[.transferEncoding] == nil ? 0 : nil
  }

  /// In one go: a body can be asked for its parts only once.
  private static func collected(_ body: RequestBody, announced: Int?, limit: Int) async -> DeliveredBody {
    var bytes: [UInt8] = []
    var count = 0
    do {
      for try await part in body {
        count += part.readableBytes
        if count > drainLimit { return .tooLarge(isHeardOut: false) }
        if count <= limit { bytes += part.readableBytesView } else { bytes = [] }
      }
    } catch { return count > limit ? .tooLarge(isHeardOut: false) : .cut }
    if let announced, announced != count { return .cut }
    return count > limit ? .tooLarge(isHeardOut: true) : .whole(bytes)
  }

  private static func within(
    _ time: Duration, _ work: @escaping @Sendable () async -> DeliveredBody
  ) async -> DeliveredBody {
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
