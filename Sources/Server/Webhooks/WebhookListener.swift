public import Generator

/// Takes the platform's events over HTTP until it is told to stop.
public struct WebhookListener: Sendable {
  public let host: String
  public let port: Int
  private let responder: WebhookResponder

  /// - Parameters:
  ///   - host, port: in the place of those of `settings`, which also hold how much is borne; port 0 is any free one.
  public init(
    _ gate: WebhookGate, into queue: WebhookQueue, _ tally: WebhookTally, host: String?, port: Int?,
    settings: WebhookSettings, tell: @escaping @Sendable (WebhookNotice) -> Void
  ) {
    self.host = host ?? settings.bind
    self.port = port ?? settings.port
    let limits = DeliveryLimits(
      rate: settings.rate, patience: .seconds(settings.patience), connections: settings.connections)
    responder = WebhookResponder(gate: gate, queue: queue, tally: tally, limits: limits, tell: tell)
  }

  /// Whether only this machine can reach it.
  public var isLoopback: Bool { HostCheck.isLoopback(host) }

  /// Listens and does `work`, which is told the port. When that comes back, what is being answered still is.
  /// - Throws: `PortError` when the port cannot be had; `work` was not begun then.
  public func run<Value: Sendable>(while work: @escaping @Sendable (_ port: Int) async -> Value) async throws -> Value {
    let listening = Listening(
      responder, host: host, ports: [port], connections: responder.limits.connections,
      idle: responder.limits.patienceWithHeads)
    return try await listening.run(while: work)
  }
}
