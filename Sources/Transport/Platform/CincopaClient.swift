public import Cincopa
public import Generator
internal import NIOHTTP1
public import Syndication

/// Calls the platform's API. `shutdown()` ends it.
///
/// The token goes to the host of the API alone: a redirect is an error, and so is a host without TLS, unless it is this
/// machine (a stand-in). No failure and no answer holds the token.
public struct CincopaClient: Sendable {
  public let hosts: PlatformHosts
  let token: APIToken
  let line: PlatformLine

  /// - Parameter policy: time-outs and tries; its budget begins now.
  public init(
    _ settings: RetrieverSettings, hosts: PlatformHosts, token: APIToken, policy: RequestPolicy
  ) throws(TransportFailure) {
    try self.init(PlatformLine(settings, policy: policy), hosts: hosts, token: token)
  }

  init(_ line: PlatformLine, hosts: PlatformHosts, token: APIToken) throws(TransportFailure) {
    self.hosts = hosts
    self.token = token
    self.line = line
    try line.checkSecure(hosts.api, key: "api")
  }

  public func shutdown() async { await line.connections.shutdown() }

  /// Does something with it, and ends it then, whatever came of it.
  public func use<Value: Sendable>(
    _ work: (CincopaClient) async throws(TransportFailure) -> Value
  ) async throws(TransportFailure) -> Value {
    let ending: Result<Value, TransportFailure>
    do throws(TransportFailure) { ending = .success(try await work(self)) } catch { ending = .failure(error) }
    await shutdown()
    return try ending.get()
  }

  /// The answer to a method, as it means.
  public func answer<Request: APIRequest>(to request: Request) async throws(TransportFailure) -> Request.Answer {
    let json = try await answer(to: request.call)
    do throws(APIFailure) { return try Request.read(json) } catch {
      throw doubtful(TransportFailure(error, request.call.method), request.call, error.mayBeDone)
    }
  }

  /// The answer to any call, when it tells of success.
  public func answer(to call: APICall) async throws(TransportFailure) -> JSONValue {
    let address = call.address(at: hosts, with: token)
    var question = line.question
    question.method = call.verb == .get ? .GET : .POST
    question.wantsNew = line.policy.mode == .refresh
    let asked = question
    do {
      return try await line.tries(repeatable: call.isRepeatable) {
        let said = try await line.reply(to: asked, at: address)
        return try token.hidden(in: APIAnswer.read(said.bytes, status: said.status))
      }
    } catch let failure as APIFailure {
      throw doubtful(discreet(TransportFailure(failure, call.method)), call, failure.mayBeDone)
    } catch {
      let failure = line.failure(error)
      throw doubtful(discreet(TransportFailure(failure, call.method)), call, failure.mayBeDone)
    }
  }

  /// What must not happen twice and may have happened is said to have.
  private func doubtful(_ failure: TransportFailure, _ call: APICall, _ mayBeDone: Bool) -> TransportFailure {
    guard mayBeDone, !call.isRepeatable else { return failure }
    var failure = failure
    failure.mayBeDone = true
    let look = call.method == "gallery.create" ? " ('sitegen galleries list')" : ""
    failure.help =
      "it may have been done all the same: look before you ask once more\(look)"
      + (failure.help.map { "; \($0)" } ?? "")
    return failure
  }

  private func discreet(_ failure: TransportFailure) -> TransportFailure {
    var failure = failure
    failure.message = token.hidden(in: failure.message)
    failure.answer = failure.answer?.mappingWords { token.hidden(in: $0) }
    return failure
  }
}
