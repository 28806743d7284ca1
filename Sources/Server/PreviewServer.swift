/// Serves a preview over HTTP until it is told to stop.
public struct PreviewServer: Sendable {
  /// A name or address of this machine.
  public let host: String
  /// Tried in this order until one is free; 0 is any free one.
  public let ports: [Int]
  let preview: Preview

  public init(_ preview: Preview, host: String, ports: [Int]) {
    self.preview = preview
    self.host = host
    self.ports = ports
  }

  /// Whether only this machine can reach it.
  public var isLoopback: Bool { HostCheck.isLoopback(host) }

  /// Listens, does `work`, which is told the port, and when that comes back ends what visitors have open.
  /// - Throws: `PortError` when none of the ports can be had; `work` was not begun then.
  public func run<Value: Sendable>(
    while work: @escaping @Sendable (_ port: Int) async -> Value
  ) async throws -> Value {
    try await Listening(PreviewResponder(preview, bound: host), host: host, ports: ports).run { port in
      let value = await work(port)
      await preview.end()
      return value
    }
  }
}
