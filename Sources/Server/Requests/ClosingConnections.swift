internal import NIOCore
internal import NIOHTTP1

/// Says `close` for clients that will not ask again: those of HTTP/1.0, unless they ask to be kept, and wait for the end of
/// the connection as the end of the answer. Hummingbird closes after the answer to a request with just this word, and knows
/// nothing of versions.
final class ClosingConnections: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), !head.isKeepAlive else { return context.fireChannelRead(data) }
    head.headers.replaceOrAdd(name: "connection", value: "close")
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }
}

/// Puts `ClosingConnections` where requests still have a version: Hummingbird adds handlers only behind that.
final class ClosingConnectionsPlacement: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  func handlerAdded(context: ChannelHandlerContext) {
    let handlers = context.pipeline.syncOperations
    guard let decoder = try? handlers.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) else { return }
    try? handlers.addHandler(ClosingConnections(), position: .after(decoder))
  }
}
