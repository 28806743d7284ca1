internal import NIOCore
internal import Synchronization

/// The bytes of a piece in small parts, with an account of how many have been asked for.
struct ChunkBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let bytes: ByteBuffer
  let account: ChunkAccount

  private static let part = 65_536

  struct AsyncIterator: AsyncIteratorProtocol {
    var rest: ByteBuffer
    let account: ChunkAccount

    mutating func next() async throws -> ByteBuffer? {
      let count = Swift.min(rest.readableBytes, ChunkBody.part)
      account.advance(by: count)
      return count == 0 ? nil : rest.readSlice(length: count)
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes, account: account) }
}

/// How far the sending of one piece is, and when it last moved.
final class ChunkAccount: Sendable {
  private let state = Mutex((sent: 0, last: ContinuousClock.now))
  private let report: @Sendable (Int) -> Void

  /// - Parameter report: gets the bytes sent so far.
  init(_ report: @escaping @Sendable (Int) -> Void) { self.report = report }

  func advance(by count: Int) {
    let sent = state.withLock { state in
      state = (state.sent + count, .now)
      return state.sent
    }
    report(sent)
  }

  /// Throws when nothing has moved for so many seconds: `patience` while there is something to send, `finalPatience`
  /// while the platform thinks. Returns only by throwing.
  func watch(total: Int, patience: Double, finalPatience: Double) async throws -> Never {
    while true {
      let (sent, last) = state.withLock { $0 }
      let limit = sent < total ? patience : finalPatience
      let silent = last.secondsUntilNow
      if silent >= limit { throw FetchFailure.retry("nothing moved for \(limit.inWords)") }
      try await Task.sleep(for: .seconds(Swift.min(limit - silent, patience)))
    }
  }
}
