internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension FetchFailure {
  /// What the libraries below throw, in words. `policy` values go into the sentences.
  init(_ error: any Error, timeout: Double, maxSize: Int) {
    switch error {
    case let failure as FetchFailure: self = failure
    case is CancellationError: self = .cancelled
    case let error as IOError: self.init(error)
    case let error as HTTPClientError: self.init(error, timeout: timeout)
    case let error as NIOHTTPDecompression.DecompressionError: self.init(error, maxSize: maxSize)
    case is NIOHTTPDecompression.ExtraDecompressionError:
      self.init("answered with a damaged compressed body", .undecodable)
    case is NIOConnectionError: self.init("no connection to the proxy", .retry(after: nil))
    case let error as HTTPParserError:
      self = error == .invalidEOFState ? .cutOff : .final("its answer is not HTTP")
    case ChannelError.connectTimeout: self = .lateConnection
    case is ChannelError: self = .cutOff
    default: self.init(tls: error)
    }
  }

  static let proxyWantsUser = FetchFailure.final("the proxy wants a user and a password")
  static let reset = FetchFailure.retry("connection reset")
  static let cutOff = FetchFailure.retry("the connection was closed before the answer was complete")

  private init(_ error: IOError) {
    switch error.errnoCode {
    case ECONNREFUSED: self.init("connection refused", .unreachable(late: false))
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL, EAFNOSUPPORT, EACCES, EPERM:
      self.init("host cannot be reached", .unreachable(late: false))
    case ETIMEDOUT: self = .lateConnection
    case ECONNRESET, EPIPE: self = .reset
    default: self = .retry("connection failed (error \(error.errnoCode))")
    }
  }

  private init(_ error: HTTPClientError, timeout: Double) {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: self = .lateConnection
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout: self = .noConnection
    case .deadlineExceeded, .readTimeout, .writeTimeout: self = .timedOut(.waiting, after: timeout)
    case .remoteConnectionClosed, .uncleanShutdown: self = .cutOff
    case .cancelled, .alreadyShutdown: self = .shutDown
    case .proxyAuthenticationRequired: self = .proxyWantsUser
    case .invalidProxyResponse: self = .retry("the proxy refused the connection")
    default: self = .final("failed (\(error.shortDescription.lowercased()))")
    }
  }

  private init(_ error: NIOHTTPDecompression.DecompressionError, maxSize: Int) {
    self = error == .limit ? .tooLarge(maxSize) : .init("answered with a damaged compressed body", .undecodable)
  }

  /// TLS is tried again: a server that is being restarted shows half a handshake.
  private init(tls error: any Error) {
    switch error {
    case NIOSSLError.uncleanShutdown: self = .cutOff
    case NIOSSLError.handshakeFailed(let cause):
      let isUntrusted = String(describing: cause).contains("CERTIFICATE_VERIFY_FAILED")
      self = .retry(isUntrusted ? "its TLS certificate is not trusted" : "TLS handshake failed")
    case is NIOSSLError, is BoringSSLError: self = .retry("TLS failed")
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      self = .retry("its TLS certificate is for another host")
    case is NIOSSLExtraError: self = .retry("TLS failed")
    default: self = .retry("failed (\(type(of: error)))")
    }
  }
}
