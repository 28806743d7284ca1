/// Takes the platform's events over HTTP until it is told to stop.
public struct WebhookListener: Sendable {
  public let host: String
  public let port: Int
  private let responder: WebhookResponder

  /// Deliveries at once; the platform and a proxy need a few.
  private static let connections = 256
  /// Seconds that a connection may say nothing.
  private static let idle = 30

  /// - Parameters:
  ///   - port: 0 is any free one.
  ///   - rate: deliveries in a second; ten seconds' worth of them may come at once.
  public init(
    _ gate: WebhookGate, into queue: WebhookQueue, _ tally: WebhookTally, host: String, port: Int, rate: Int,
    tell: @escaping @Sendable (WebhookNotice) -> Void
  ) {
    (self.host, self.port) = (host, port)
    // Who does not know the secret may try a few hundred in a minute: enough for a slip, of no use for guessing.
    let limits = (known: RateLimit(perSecond: rate), unknown: RateLimit(perSecond: 5))
    responder = WebhookResponder(gate: gate, queue: queue, tally: tally, limits: limits, tell: tell)
  }

  /// Whether only this machine can reach it.
  public var isLoopback: Bool { HostCheck.isLoopback(host) }

  /// Listens and does `work`, which is told the port. When that comes back, what is being answered still is.
  /// - Throws: `PortError` when the port cannot be had; `work` was not begun then.
  public func run<Value: Sendable>(while work: @escaping @Sendable (_ port: Int) async -> Value) async throws -> Value {
    let listening = Listening(responder, host: host, ports: [port], connections: Self.connections, idle: Self.idle)
    return try await listening.run(while: work)
  }
}
