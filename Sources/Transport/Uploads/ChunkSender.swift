internal import AsyncHTTPClient
internal import Cincopa
internal import Generator
internal import NIOCore
internal import NIOHTTP1

/// Sends one piece of a file once.
struct ChunkSender: Sendable {
  let retriever: RetrieverSettings
  let hosts: PlatformHosts
  let settings: UploadSettings
  let allowsPrivateNetworks: Bool

  /// What came of it.
  enum Result: Sendable {
    case answer(UploadAnswer)
    /// The platform does not know the address (any more).
    case addressRefused(String)
    /// Something on the way; another try may do. `after`: seconds that the platform asks for.
    case failed(String, after: Double?)
  }

  /// - Parameter last: the platform has everything else: it will put the file together before it answers.
  func send(
    _ bytes: [UInt8], _ headers: ChunkHeaders, to address: UploadAddress, last: Bool,
    sent: @escaping @Sendable (Int) -> Void
  ) async throws -> Result {
    // A line of its own: what happened to an earlier try must not be held against this one.
    let line = PlatformLine(retriever, policy: policy(for: address))
    let account = ChunkAccount(sent)
    var question = line.question
    question.method = .POST
    question.plain = true
    question.body = .stream(
      ChunkBody(bytes: ByteBuffer(bytes: bytes), account: account), length: .known(Int64(bytes.count)))
    for field in headers.fields where field.name != "Content-Length" {
      question.fields.add(name: field.name, value: field.value)
    }
    let asked = question
    do {
      let said = try await withThrowingTaskGroup(of: PlatformLine.Said.self) { group in
        group.addTask { try await line.reply(to: asked, at: address.secret) }
        group.addTask { [settings] in
          try await account.watch(
            total: bytes.count, patience: settings.patience, finalPatience: settings.patience * (last ? 5 : 1))
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
      await line.connections.shutdown()
      return result(of: said)
    } catch {
      await line.connections.shutdown()
      try Task.checkCancellation()
      return result(of: line.failure(error))
    }
  }

  private func policy(for address: UploadAddress) -> RequestPolicy {
    var policy = RequestPolicy()
    // How long a piece takes is for the line to say; that it moves, is watched.
    policy.timeout = 86_400
    policy.budget = 30 * 86_400
    policy.maxSize = 65_536
    // Where the author sent us himself we may go, wherever that is.
    policy.allowPrivateNetworks = allowsPrivateNetworks || [hosts.upload, hosts.api].contains(address.origin)
    return policy
  }

  private func result(of said: PlatformLine.Said) -> Result {
    let answer = UploadAnswer(String(decoding: said.bytes, as: UTF8.self))
    switch (said.status, answer) {
    case (401, _), (403, _): return .addressRefused("HTTP \(said.status)")
    case (_, .failed(let words)) where words.lowercased().contains("authentication"): return .addressRefused(words)
    case (200..<300, _), (_, .failed): return .answer(answer)
    default: return .failed("HTTP \(said.status)", after: nil)
    }
  }

  private func result(of failure: FetchFailure) -> Result {
    if case .retry(let after) = failure.course { return .failed(failure.reason, after: after) }
    return .failed(failure.reason, after: nil)
  }
}
