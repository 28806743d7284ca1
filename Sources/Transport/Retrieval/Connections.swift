internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTPCompression
internal import NIOSSL

/// The clients of a build, one per way to a server: the library pins addresses per client only.
actor Connections {
  /// What a client is made for.
  struct Line: Sendable, Hashable {
    var route: Route
    /// Decoded bytes.
    var maxSize: Int
    /// Seconds for a connection to come about.
    var connectTimeout: Double
  }

  /// A PEM file with the certificates to trust in place of the system's.
  private let certificates: String?
  private var clients: [Line: HTTPClient] = [:]
  private var isShutDown = false

  init(certificates: String?) { self.certificates = certificates }

  func client(for line: Line) throws(FetchFailure) -> HTTPClient {
    if isShutDown { throw .shutDown }
    if let client = clients[line] { return client }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration(for: line))
    clients[line] = client
    return client
  }

  /// Comes back when what was given up has let go of its connection: the loops do that in the order in which they are told.
  nonisolated func settle() async {
    for loop in HTTPClient.defaultEventLoopGroup.makeIterator() { try? await loop.submit {}.get() }
  }

  /// Ends all connections. What is still under way fails.
  ///
  /// Does not wait longer than a second: a server that does not take leave of a TLS connection could hold us for five.
  func shutdown() async {
    isShutDown = true
    guard !clients.isEmpty else { return }
    let open = clients.values
    clients = [:]
    let ends = open.map { client in
      let end = Awaited<Void>()
      client.shutdown { _ in end.fulfil(()) }
      return end
    }
    try? await withTimeLimit(.seconds(1)) {
      for end in ends { try await end.value() }
    } onLimit: {
    }
  }

  deinit {
    // A client must not go without being shut down, whatever the owner forgot.
    for client in clients.values { client.shutdown { _ in } }
  }

  private func configuration(for line: Line) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.decompression = .enabled(limit: .size(line.maxSize))
    configuration.timeout.connect = .milliseconds(Int64(line.connectTimeout * 1000))
    // Limits and retries are ours: the gate, the tries.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    if let certificates {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .file(certificates)
      configuration.tlsConfiguration = tls
    }
    switch line.route {
    case .direct(.name(let name), let address): configuration.dnsOverride = [name: "\(address)"]
    case .direct(.address, _): break
    case .forwarded: configuration.http1_1ConnectionDebugInitializer = { AbsoluteForm.install(in: $0) }
    case .tunnelled(let proxy): configuration.proxy = proxy.configuration
    }
    return configuration
  }
}

extension Proxy {
  var configuration: HTTPClient.Configuration.Proxy {
    let name =
      switch host {
      case .address(let address): "\(address)"
      case .name(let name): name
      }
    return switch kind {
    case .socks: .socksServer(host: name, port: port)
    case .http: .server(host: name, port: port, authorization: authorization)
    }
  }

  var authorization: HTTPClient.Authorization? {
    credentials.map { .basic(username: $0.user, password: $0.password) }
  }
}
