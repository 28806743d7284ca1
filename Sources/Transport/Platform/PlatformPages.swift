public import Cincopa

extension CincopaClient {
  /// The pages of a list, each asked for when it is wanted.
  public func pages<Request: PagedRequest>(of request: Request) -> PlatformPages<Request> {
    PlatformPages(client: self, request: request)
  }

  /// All items of a list, or so many of its first.
  public func items<Request: PagedRequest>(
    of request: Request, limit: Int = .max
  ) async throws(TransportFailure) -> [Request.Item] {
    var items: [Request.Item] = []
    for try await page in pages(of: request) {
      items += page
      if items.count >= limit { return Array(items.prefix(limit)) }
    }
    return items
  }
}

/// The pages of a list as lists of items; none is empty.
public struct PlatformPages<Request: PagedRequest>: AsyncSequence, Sendable {
  public typealias Element = [Request.Item]
  public typealias Failure = TransportFailure

  fileprivate let client: CincopaClient
  fileprivate let request: Request

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let client: CincopaClient
    fileprivate var request: Request
    fileprivate var turning = PageTurning<Request.Item>()

    public mutating func next() async throws(TransportFailure) -> [Request.Item]? {
      guard let number = turning.next else { return nil }
      request.page = number
      let items = turning.turn(try await client.answer(to: request))
      return items.isEmpty ? nil : items
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(TransportFailure) -> [Request.Item]? {
      try await next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(client: client, request: request) }
}
