import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection of a `LoopbackServer`: reads request heads and performs the script's steps one after the other.
final class ScriptedConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let script: LoopbackServer.Script
  private let log: SharedLog
  private var received = ""
  private var isBusy = false
  private var tunnel: (any Channel)?

  init(script: @escaping LoopbackServer.Script, log: SharedLog) {
    self.script = script
    self.log = log
  }

  func channelActive(context: ChannelHandlerContext) {
    log.change { $0.connections += 1 }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish()
    context.fireChannelInactive()
  }

  /// Resets and broken handshakes are what the tests are about.
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if let tunnel {
      tunnel.writeAndFlush(unwrapInboundIn(data), promise: nil)
      return
    }
    received += String(buffer: unwrapInboundIn(data))
    // A TLS greeting that nobody here understands counts as a request, too.
    if received.hasPrefix("\u{16}") { received = "TLS greeting\r\n\r\n" }
    next(context)
  }

  private func next(_ context: ChannelHandlerContext) {
    guard !isBusy, let end = received.firstRange(of: "\r\n\r\n") else { return }
    let head = received[..<end.lowerBound]
    received = String(received[end.upperBound...])
    isBusy = true
    perform(script(begin(head))[...], context)
  }

  private func begin(_ head: Substring) -> LoopbackServer.Request {
    let lines = head.split(separator: "\r\n")
    let fields = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }
    let headers = Dictionary(fields.map { ($0[0].lowercased(), $0[1].drop { $0 == " " }) }) { $0 + ", " + $1 }
    return log.change { log in
      let request = LoopbackServer.Request(
        line: String(lines[0]), headers: headers.mapValues { String($0) }, index: log.requests.count)
      log.requests.append(request)
      log.underWay += 1
      log.mostUnderWay = max(log.mostUnderWay, log.underWay)
      return request
    }
  }

  private func perform(_ steps: ArraySlice<LoopbackServer.Step>, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    guard let step = steps.first else {
      finish()
      next(context)
      return
    }
    switch step {
    case .send(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    case .wait(let milliseconds):
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
        bound.value.0.perform(steps.dropFirst(), bound.value.1)
      }
      return
    case .hang: return
    case .tunnel(let port):
      open(tunnelTo: port, context)
      return
    case .close: context.close(promise: nil)
    case .reset:
      // Without lingering the kernel drops what is unsent and says RST.
      _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      context.close(promise: nil)
    }
    perform(steps.dropFirst(), context)
  }

  private func open(tunnelTo port: Int, _ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let client = context.channel
    ClientBootstrap(group: context.eventLoop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Return(client: client)) }
      }
      .connect(host: "127.0.0.1", port: port)
      .whenSuccess { channel in
        let (connection, context) = bound.value
        connection.tunnel = channel
        connection.perform([.text("HTTP/1.1 200 OK\r\n\r\n")], context)
      }
  }

  /// What comes back through a tunnel.
  private final class Return: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let client: any Channel

    init(client: any Channel) { self.client = client }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      client.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { client.close(promise: nil) }
  }

  private func finish() {
    if isBusy { log.change { $0.underWay -= 1 } }
    isBusy = false
  }
}
