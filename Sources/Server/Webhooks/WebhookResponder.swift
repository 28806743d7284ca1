internal import Cincopa
internal import Generator
internal import Hummingbird

/// Takes deliveries: keeps what they say, and answers at once. Anything but 200 makes the platform send again.
struct WebhookResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let gate: WebhookGate
  let queue: WebhookQueue
  let tally: WebhookTally
  let limits: DeliveryLimits
  let tell: @Sendable (WebhookNotice) -> Void

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    if request.uri.path == "/healthz" { return await health(request) }
    guard gate.admits(path: request.uri.path) else { return await refuseStranger(request) }
    guard request.method == .post else { return await refuse(request, .method) }
    guard limits.known.admits() else { return await refuse(request, .tooMany, because: .tooMany) }
    switch await DeliveredBody.read(request, within: limits.patience) {
    case .whole(let body): return await take(body, request.headers)
    case .tooLarge(let isHeardOut):
      note(.tooLarge)
      return isHeardOut ? Refusal.tooLarge.response : Refusal.tooLarge.farewell
    case .cut:
      note(.late)
      return Refusal.late.farewell
    }
  }

  private func take(_ body: [UInt8], _ headers: HTTPFields) async -> Response {
    guard gate.admits(body, headers) else {
      note(.wrongSignature)
      return Refusal.unsigned.response
    }
    guard let events = try? WebhookEvent.read(body) else {
      note(.unreadable)
      return Refusal.unreadable.response
    }
    let malformed = events.reduce(into: Set<String>()) { $0.formUnion($1.malformed) }
    if !malformed.isEmpty { tell(.badID(malformed)) }
    let changes = events.flatMap(\.changes)
    if changes.isEmpty {
      tally.add(.ignored)
      return .words(.ok, "ignored")
    }
    do { try await queue.add(changes) } catch {
      note(.notKept(error))
      return Refusal.full.response
    }
    tally.add(.accepted)
    return .words(.ok, "ok")
  }

  private func note(_ notice: WebhookNotice) {
    tally.add(.refused)
    tell(notice)
  }

  /// Says nothing of what there is.
  private func refuseStranger(_ request: Request) async -> Response {
    guard limits.unknown.admits() else {
      tally.add(.refused)
      return Refusal.tooMany.farewell
    }
    note(.wrongPath)
    return await DeliveredBody.drain(request, within: limits.patienceWithStrangers)
      ? Refusal.nothing.response : Refusal.nothing.farewell
  }

  /// The answer, once the rest of the request has come; a rest that does not end is cut off.
  private func refuse(
    _ request: Request, _ refusal: Refusal, because notice: WebhookNotice? = nil
  ) async -> Response {
    if let notice { note(notice) }
    return await DeliveredBody.drain(request, within: limits.patience) ? refusal.response : refusal.farewell
  }

  private func health(_ request: Request) async -> Response {
    guard limits.health.admits() else { return Refusal.tooMany.farewell }
    guard request.method == .get || request.method == .head else { return await refuse(request, .write) }
    let failure = await queue.failure
    let text = tally.json(waiting: await queue.waitingCount, isKeeping: failure == nil)
    let response = Response(
      status: failure == nil ? .ok : .serviceUnavailable,
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// A no, with its reason.
private struct Refusal {
  let status: HTTPResponse.Status
  let text: String
  var more: HTTPFields = [:]

  var response: Response { .words(status, text, more) }

  /// The same, and the end of the connection: a little later, because an end before all that was asked has been read is a
  /// reset, which takes away what is still under way (RFC 9112 section 9.6).
  var farewell: Response {
    var response = Response.words(status, text, more)
    response.headers[.connection] = "close"
    let words = ByteBuffer(string: text + "\n")
    response.body = ResponseBody(contentLength: words.readableBytes) { writer in
      try await writer.write(words)
      try await writer.finish(nil)
      try await Task.sleep(for: .seconds(1))
      throw ConnectionEnd()
    }
    return response
  }

  private struct ConnectionEnd: Error {}

  static let method = Refusal(
    status: .methodNotAllowed, text: "Events are sent here with POST.", more: [.allow: "POST"])
  static let write = Refusal(status: .methodNotAllowed, text: "This can only be read.", more: [.allow: "GET, HEAD"])
  static let tooMany = Refusal(status: .tooManyRequests, text: "Too many at once.", more: [.retryAfter: "2"])
  static let tooLarge = Refusal(status: .contentTooLarge, text: "No event is larger than 1 MB.")
  static let late = Refusal(status: .requestTimeout, text: "The event did not come in time.")
  static let unsigned = Refusal(status: .unauthorized, text: "The signature is missing or wrong.")
  static let unreadable = Refusal(status: .badRequest, text: "This is no JSON object with an event.")
  static let nothing = Refusal(status: .notFound, text: "There is nothing here.")
  static let full = Refusal(
    status: .serviceUnavailable, text: "The event cannot be kept now.", more: [.retryAfter: "30"])
}
