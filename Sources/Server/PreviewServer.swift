internal import Hummingbird
internal import Logging
internal import ServiceLifecycle

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
    var reason = ""
    for port in ports {
      let (listening, listens) = AsyncStream.makeStream(of: Int.self)
      let application = application(port, listens)
      do { return try await run(application, listening, work) } catch let error as BindingFailed {
        reason = error.reason
      }
    }
    throw PortError(host: host, ports: ports, systemReason: reason)
  }

  private func application(
    _ port: Int, _ listens: AsyncStream<Int>.Continuation
  ) -> Application<PreviewResponder> {
    Application(
      responder: PreviewResponder(preview, bound: host),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in
        listens.yield(channel.localAddress?.port ?? port)
        listens.finish()
      }, logger: Self.quiet)
  }

  private func run<Value: Sendable>(
    _ application: Application<PreviewResponder>, _ listening: AsyncStream<Int>,
    _ work: @escaping @Sendable (Int) async -> Value
  ) async throws -> Value {
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: Self.quiet))
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        for await port in listening {
          let value = await work(port)
          await preview.end()
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
  private static let quiet = Logger(label: "preview") { _ in SwiftLogNoOpLogHandler() }
}

private struct BindingFailed: Error { var reason: String }

/// Why nobody can be served.
public struct PortError: Error, Sendable {
  public var host: String
  public var ports: [Int]
  /// The system's words: `Address already in use`.
  public var reason: String

  /// `bind(descriptor:ptr:bytes:): Address already in use) (errno: 98)`, without what is for programmers.
  init(host: String, ports: [Int], systemReason: String) {
    self.host = host
    self.ports = ports
    let words = systemReason.split(separator: "): ").last ?? ""
    reason = String(words.prefix { $0 != "(" && $0 != ")" })
  }
}
