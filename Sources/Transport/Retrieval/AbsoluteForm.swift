internal import NIOCore
internal import NIOHTTP1

/// Writes the whole address into the request line, as a proxy for plain HTTP wants it (RFC 9112 section 3.2.2);
/// the client library knows proxies only through `CONNECT`, which many allow for port 443 alone.
final class AbsoluteForm: ChannelOutboundHandler, Sendable {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = HTTPClientRequestPart

  /// Puts the handler next to the encoder, where requests have their final form.
  static func install(in channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
      try pipeline.addHandler(AbsoluteForm(), position: .after(encoder))
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data) else {
      context.write(data, promise: promise)
      return
    }
    head.uri = "http://" + (head.headers.first(name: "Host") ?? "") + head.uri
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }
}
