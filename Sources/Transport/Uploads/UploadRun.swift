internal import Cincopa
internal import Generator

/// The pieces of one file, one after the other.
struct UploadRun {
  let uploader: Uploader
  let content: UploadContent
  var state: UploadState
  let progress: Uploader.Progress
  private var address: UploadAddress?

  /// How often the platform may say that something failed before it is believed.
  private static let refusals = 3

  init(uploader: Uploader, content: UploadContent, state: UploadState, progress: @escaping Uploader.Progress) {
    self.uploader = uploader
    self.content = content
    self.state = state
    self.progress = progress
  }

  /// The asset that the file became; nil when all was sent and the platform made none.
  mutating func send(keeping shelf: borrowing UploadShelf) async throws(TransportFailure) -> UploadedAsset? {
    // Of a file whose every piece is there we want the answer that got lost, which follows the last.
    state.taken = min(state.taken, state.plan.count - 1)
    try shelf.keep(state)
    progress(.sending(from: state.plan[state.taken].lowerBound, of: state.plan.total))
    while state.taken < state.plan.count {
      if let asset = try await sendPiece() {
        state.asset = asset
        state.taken = state.plan.count
        try shelf.keep(state)
        return asset
      }
      state.taken += 1
      try shelf.keep(state)
    }
    return nil
  }

  /// The next piece, until it is there. Nil when others are missing.
  private mutating func sendPiece() async throws(TransportFailure) -> UploadedAsset? {
    let range = state.plan[state.taken]
    let bytes = try content.piece(state.taken, range)
    var headers = ChunkHeaders(
      fileName: content.file.name, range: range, total: state.plan.total, uniqueID: state.uniqueID)
    headers.contentType = uploader.settings.contentType
    var tries = 0
    var refusals = 0
    var hasNewAddress = false
    while true {
      tries += 1
      let address = try await currentAddress()
      switch try await once(bytes, headers, address) {
      case .answer(.taken):
        progress(.sent(range.upperBound))
        return nil
      case .answer(.complete(let asset)):
        progress(.sent(state.plan.total))
        return asset
      case .answer(.nameless(let line)):
        throw failure("the platform stored it, but what it calls it is no id: '\(short(line))'")
      case .answer(.failed(let words)):
        refusals += 1
        guard refusals < Self.refusals else { throw failure("the platform says '\(short(words))'", tries: tries) }
        try await pause(tries, range, "the platform says '\(short(words))'", after: nil)
      case .answer(.unknown(let line)):
        let said = line.isEmpty ? "answered with nothing" : "answered with something else: '\(short(line))'"
        try await pause(tries, range, "the platform " + said, after: nil)
      case .failed(let reason, let after):
        try await pause(tries, range, reason, after: after)
      case .addressRefused(let words):
        guard !hasNewAddress else { throw refused(words) }
        hasNewAddress = true
        self.address = try await newAddress(refused: address)
        guard self.address != address else { throw refused(words) }
      }
    }
  }

  private func once(
    _ bytes: [UInt8], _ headers: ChunkHeaders, _ address: UploadAddress
  ) async throws(TransportFailure) -> ChunkSender.Result {
    let start = headers.range.lowerBound
    do {
      return try await uploader.sender.send(
        bytes, headers, to: address, last: headers.range.upperBound == headers.total
      ) { [progress] count in progress(.sent(start + count)) }
    } catch { throw failure("cancelled") }
  }

  // MARK: Trying again

  private func pause(_ tries: Int, _ range: Range<Int>, _ reason: String, after: Double?) async throws(TransportFailure)
  {
    guard tries <= uploader.settings.retries else { throw failure(reason, tries: tries) }
    // Full jitter below a ceiling that doubles: a network that is away for minutes is waited for.
    let wait = after ?? uploader.retriever.random() * min(60, 0.5 * Double(1 << min(tries - 1, 10)))
    progress(.again(bytes: range, reason: reason, wait: wait))
    do { try await Task.sleep(for: .seconds(wait)) } catch { throw failure("cancelled") }
  }

  private mutating func currentAddress() async throws(TransportFailure) -> UploadAddress {
    if let address { return address }
    let found = try await newAddress(refused: nil)
    address = found
    return found
  }

  private func newAddress(refused: UploadAddress?) async throws(TransportFailure) -> UploadAddress {
    do throws(TransportFailure) {
      return try await uploader.addresses.address(for: state.destination, refused: refused)
    } catch {
      var failure = error
      failure.message = "\(content.file.path) was not uploaded: \(error.message)"
      throw failure
    }
  }

  // MARK: Words

  private func short(_ words: String) -> String {
    var words = words
    if let address { words = words.replacing(address.secret, with: "***") }
    return String(words.prefix(120))
  }

  private func refused(_ words: String) -> TransportFailure {
    failure(
      "the platform refuses the address to upload to (\(short(words)))",
      help: "look whether the token may upload (permission asset.upload), and whether the gallery is the account's own")
  }

  private func failure(_ reason: String, tries: Int = 1, help: String? = nil) -> TransportFailure {
    let kept = state.taken == 0 ? "" : "; \(state.taken) of \(state.plan.count) pieces are there"
    return TransportFailure(
      .remote, "\(content.file.path) was not uploaded: \(reason)\(tries > 1 ? " after \(tries) tries" : "")\(kept)",
      help: help ?? (state.taken == 0 ? nil : "the same command goes on where it stopped"))
  }
}
