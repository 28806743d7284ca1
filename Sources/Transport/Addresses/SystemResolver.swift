internal import NIOCore
internal import NIOPosix

/// The system's name resolution, off the event loops and with a waiter that can be cancelled.
enum SystemResolver {
  /// IPv4 addresses first: a network that pretends to know IPv6 is more common than one without IPv4,
  /// and where there is no IPv4 the attempt fails at once.
  static func addresses(of name: String) async throws -> [String] {
    // The resolver shuffles; of equal addresses any will do. Called outside an event loop, it blocks a thread of its own.
    let resolver = NIORandomizedDNSResolver(loop: MultiThreadedEventLoopGroup.singleton.any())
    let answer = Awaited<Result<[SocketAddress], any Error>>()
    resolver.initiateAAAAQuery(host: name, port: 0).and(resolver.initiateAQuery(host: name, port: 0))
      .whenComplete { answer.fulfil($0.map { $1 + $0 }) }
    return try await answer.value().get().compactMap(\.ipAddress)
  }
}
