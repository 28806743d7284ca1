internal import Hummingbird
internal import Logging
internal import ServiceLifecycle

/// A responder behind the first port that is free, for as long as some work takes.
struct Listening<Responder: HTTPResponder>: Sendable where Responder.Context == BasicRequestContext {
  let responder: Responder
  /// A name or address of this machine.
  let host: String
  /// Tried in this order until one is free; 0 is any free one.
  let ports: [Int]
  /// Open at once; nil is as many as come.
  let connections: Int?
  /// How long a connection may take until a whole head has come; nil is for ever.
  let idle: Duration?

  init(_ responder: Responder, host: String, ports: [Int], connections: Int? = nil, idle: Duration? = nil) {
    self.responder = responder
    self.host = host
    self.ports = ports
    self.connections = connections
    self.idle = idle
  }

  /// - Throws: `PortError` when none of the ports can be had; `work` was not begun then.
  func run<Value: Sendable>(while work: @escaping @Sendable (_ port: Int) async -> Value) async throws -> Value {
    var reason = ""
    for port in ports {
      let (listening, listens) = AsyncStream.makeStream(of: Int.self)
      do { return try await run(application(port, listens), listening, work) } catch let error as BindingFailed {
        reason = error.reason
        if PortError(host: host, ports: [port], systemReason: reason).isOfTheAddress { break }
      }
    }
    throw PortError(host: host, ports: ports, systemReason: reason)
  }

  private func application(_ port: Int, _ listens: AsyncStream<Int>.Continuation) -> Application<Responder> {
    Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ClosingConnectionsPlacement()], idleTimeout: idle.map { .init($0) })),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: connections.map { .maximum($0, logger: quiet) }),
      onServerRunning: { channel in
        listens.yield(channel.localAddress?.port ?? port)
        listens.finish()
      }, logger: quiet)
  }

  private func run<Value: Sendable>(
    _ application: Application<Responder>, _ listening: AsyncStream<Int>,
    _ work: @escaping @Sendable (Int) async -> Value
  ) async throws -> Value {
    let services = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: quiet))
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        for await port in listening {
          let value = await work(port)
          await services.triggerGracefulShutdown()
          return value
        }
        return nil
      }
      do { try await services.run() } catch {
        group.cancelAll()
        throw BindingFailed(reason: "\(error)")
      }
      guard let value = try await group.next() ?? nil else { throw BindingFailed(reason: "") }
      return value
    }
  }

  /// What the library says is for programmers; what people must know is thrown.
  private var quiet: Logger { Logger(label: "server") { _ in SwiftLogNoOpLogHandler() } }
}

private struct BindingFailed: Error { var reason: String }

/// Why nobody can be served.
public struct PortError: Error, Sendable {
  public var host: String
  public var ports: [Int]
  /// The system's words: `Address already in use`.
  public var reason: String
  /// Whether it is the address that this machine does not have; no other port would help.
  public var isOfTheAddress: Bool

  /// `bind(descriptor:ptr:bytes:): Address already in use) (errno: 98)` or
  /// `SocketAddressError.UnknownHost: Name or service not known (host: …)`, without what is for programmers.
  init(host: String, ports: [Int], systemReason: String) {
    self.host = host
    self.ports = ports
    let isUnknown = systemReason.contains("UnknownHost")
    let words = systemReason.split(separator: isUnknown ? "UnknownHost: " : "): ").last ?? ""
    reason = String(words.prefix { $0 != "(" && $0 != ")" }.trimmed)
    // EADDRNOTAVAIL
    isOfTheAddress = isUnknown || systemReason.contains("annot assign requested address")
  }
}
