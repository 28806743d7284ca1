import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on the loopback interface that answers byte for byte as a script says: slowly, wrongly or not at all.
final class LoopbackServer: Sendable {
  /// What the script gets to see of a request.
  struct Request: Sendable {
    var line: String
    var headers: [String: String]
    /// How many requests came before this one.
    var index: Int

    subscript(name: String) -> String? { headers[name.lowercased()] }
    /// `/feed.xml` of `GET /feed.xml HTTP/1.1`.
    var path: String { String(line.split(separator: " ")[1]) }
  }

  enum Step: Sendable {
    case send([UInt8])
    case wait(milliseconds: Int64)
    /// Says nothing more and keeps the connection open.
    case hang
    case close
    /// Closes with RST in place of FIN.
    case reset
    /// Says 200 and passes on what comes, to another port and back, as a proxy does after `CONNECT`.
    case tunnel(port: Int)

    static func text(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  typealias Script = @Sendable (Request) -> [Step]

  struct Log: Sendable {
    var requests: [Request] = []
    var connections = 0
    var underWay = 0
    /// The most requests that were under way at once.
    var mostUnderWay = 0
  }

  let port: Int
  private let log: SharedLog
  private let channel: any Channel

  /// - Parameters:
  ///   - address: another loopback address makes another host.
  ///   - identity: makes it a TLS server.
  init(address: String = "127.0.0.1", identity: NIOSSLContext? = nil, _ script: @escaping Script) async throws {
    let log = SharedLog()
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let identity { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: identity)) }
          try channel.pipeline.syncOperations.addHandler(ScriptedConnection(script: script, log: log))
        }
      }
      .bind(host: address, port: 0).get()
    port = channel.localAddress?.port ?? 0
    self.log = log
  }

  var seen: Log { log.value }
  var requests: [Request] { seen.requests }

  func stop() async { try? await channel.close() }
}

final class SharedLog: Sendable {
  private let log = Mutex(LoopbackServer.Log())

  var value: LoopbackServer.Log { log.withLock { $0 } }

  func change<Result: Sendable>(_ body: (inout LoopbackServer.Log) -> Result) -> Result {
    log.withLock { log in body(&log) }
  }
}
