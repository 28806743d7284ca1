internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// What a server said to one request.
enum Reply: Sendable {
  case body(Body)
  case notModified
  /// The `Location`, as sent.
  case moved(String)
  /// A server's no (4xx) with its words, when they were asked for.
  case refused(status: Int, Body)

  struct Body: Sendable {
    var bytes: [UInt8]
    var contentType: String?
    var validators: Question.Validators
  }

  /// Reads an answer to its end. `now` is needed for `Retry-After` (seconds since 1970).
  static func read(
    _ response: HTTPClientResponse, maxSize: Int, now: Double, progress: Progress, wantsRefusals: Bool = false
  ) async throws -> Reply {
    let status = Int(response.status.code)
    switch status {
    case 200, 203:
      return .body(try await body(of: response, maxSize: maxSize, progress))
    case 304:
      return .notModified
    case 301, 302, 303, 307, 308:
      await drain(response.body)
      guard let location = response.headers.first(name: "Location"), !location.isEmpty else {
        throw FetchFailure.final("HTTP \(status) without an address to go to")
      }
      return .moved(location)
    case 408, 425, 429, 500...599:
      await drain(response.body)
      let after = response.headers.first(name: "Retry-After").flatMap { RetryAfter.seconds($0, now: now) }
      throw FetchFailure.retry("HTTP \(status)", after: after).answered(status)
    case 407:
      throw FetchFailure.proxyWantsUser
    case 400...499 where wantsRefusals:
      return .refused(status: status, try await body(of: response, maxSize: maxSize, progress))
    case 400...499:
      throw FetchFailure.refused(status: status)
    default:
      throw FetchFailure.final("HTTP \(status)").answered(status)
    }
  }

  private static func body(
    of response: HTTPClientResponse, maxSize: Int, _ progress: Progress
  ) async throws -> Body {
    let headers = response.headers
    let coding = headers.first(name: "Content-Encoding")?.lowercased() ?? "identity"
    guard ["identity", "", "none", "gzip", "deflate"].contains(coding) else {
      throw FetchFailure("answered in a coding that was not asked for (\(coding))", .undecodable)
    }
    let isCoded = coding == "gzip" || coding == "deflate"
    if !isCoded, let length = headers.first(name: "Content-Length").flatMap({ Int($0) }), length > maxSize {
      throw FetchFailure.tooLarge(maxSize)
    }
    return Body(
      bytes: try await bytes(of: response.body, maxSize: maxSize, progress),
      contentType: headers.first(name: "Content-Type"),
      validators: .init(etag: headers.first(name: "ETag"), lastModified: headers.first(name: "Last-Modified")))
  }

  private static func bytes(
    of body: HTTPClientResponse.Body, maxSize: Int, _ progress: Progress
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in body {
      progress.advance(to: .receiving)
      guard bytes.count + chunk.readableBytes <= maxSize else { throw FetchFailure.tooLarge(maxSize) }
      bytes.append(contentsOf: chunk.readableBytesView)
    }
    // A cancelled body may end like a complete one.
    try Task.checkCancellation()
    return bytes
  }

  /// Reads the rest of a short body so that the connection can be used again; a long one is not worth it.
  private static func drain(_ body: HTTPClientResponse.Body) async {
    var rest = 16_384
    do {
      for try await chunk in body {
        rest -= chunk.readableBytes
        if rest < 0 { return }
      }
    } catch {
      // The status is known, and that is all that was wanted.
    }
  }
}
