public import Cincopa
internal import FoundationEssentials
internal import Generator

/// Sends files to the platform, piece by piece, and goes on where an earlier run was cut short.
public struct Uploader: Sendable {
  let settings: UploadSettings
  let addresses: UploadAddresses
  let sender: ChunkSender
  let retriever: RetrieverSettings
  /// For what is on the platform already; nil without a token.
  private let galleries: UploadGalleries?
  private let contents: GalleryContents
  private let turns = UploadTurns()

  /// The asset that contents became, by their SHA-256 in hexadecimal.
  public typealias Known = @Sendable (String) -> UploadedAsset?
  public typealias Progress = @Sendable (UploadEvent) -> Void

  public init(
    _ settings: UploadSettings, _ retriever: RetrieverSettings, hosts: PlatformHosts, addresses: UploadAddresses,
    galleries: UploadGalleries? = nil, allowsPrivateNetworks: Bool = false
  ) {
    self.galleries = galleries
    contents = GalleryContents(galleries)
    self.settings = settings
    self.addresses = addresses
    self.retriever = retriever
    sender = ChunkSender(
      retriever: retriever, hosts: hosts, settings: settings, allowsPrivateNetworks: allowsPrivateNetworks)
  }

  /// What is sent by nobody yet is sent; what the state on disk knows to be there is not sent again.
  public func upload(
    _ file: UploadFile, to destination: UploadDestination, known: Known = { _ in nil },
    progress: @escaping Progress = { _ in }
  ) async throws(TransportFailure) -> UploadOutcome {
    let content = try await UploadContent(file, pieceSize: settings.chunkSize) {
      progress(.reading(done: $0, of: $1))
    }
    let asset = settings.sendsAgain ? nil : known(content.digest)
    let turn = "\(content.digest) \(destination)"
    await turns.enter(turn)
    let result: Result<UploadOutcome, TransportFailure>
    do throws(TransportFailure) {
      result = .success(try await upload(content, to: destination, known: asset, progress))
    } catch { result = .failure(error) }
    await turns.leave(turn)
    return try result.get()
  }

  private func upload(
    _ content: UploadContent, to destination: UploadDestination, known: UploadedAsset?,
    _ progress: @escaping Progress
  ) async throws(TransportFailure) -> UploadOutcome {
    if let known, let outcome = try await standing(of: known, content, destination) { return outcome }
    let shelf = try UploadShelf.open(settings, digest: content.digest, destination: destination)
    var state = shelf.state(digest: content.digest, destination: destination, total: content.status.size)
    let sent = settings.sendsAgain ? nil : state?.asset
    if known == nil, let sent, let outcome = try await standing(of: sent, content, destination) { return outcome }
    if let gallery = destination.gallery, !settings.sendsAgain,
      let there = (known ?? sent).map({ KnownContents($0, name: content.file.path) })
        ?? KnownContents(settings, digest: content.digest, name: content.file.path)
    {
      return try await add(there, content, to: gallery, keeping: shelf)
    }
    if state?.asset != nil { state = nil }
    var content = try await content.cut(as: state?.plan.size, progress)
    for attempt in 1...2 {
      if state == nil {
        content = try await content.cut(as: settings.chunkSize, progress)
        state = try fresh(content, destination)
      }
      guard let begun = state else { break }
      var run = UploadRun(uploader: self, content: content, state: begun, progress: progress)
      if let asset = try await run.send(keeping: shelf) {
        if let gallery = destination.gallery { await contents.placed(asset.rid, in: gallery) }
        return UploadOutcome(content, asset, wasThere: false)
      }
      state = nil
      if attempt == 1 { progress(.restart(reason: "the platform has every piece but made no file of them")) }
    }
    throw TransportFailure(
      .remote, "\(content.file.path): every piece was sent twice, and the platform made no file of them",
      help: "try again later, or with a larger --chunk-size")
  }

  private func standing(
    of asset: UploadedAsset, _ content: UploadContent, _ destination: UploadDestination
  ) async throws(TransportFailure) -> UploadOutcome? {
    try await contents.confirmed(
      UploadOutcome(content, asset, wasThere: true), in: destination, name: content.file.path)
  }

  private func add(
    _ known: KnownContents, _ content: UploadContent, to gallery: FID, keeping shelf: borrowing UploadShelf
  ) async throws(TransportFailure) -> UploadOutcome {
    let destination = UploadDestination.gallery(gallery)
    if galleries == nil { _ = try await addresses.address(for: destination) }
    try await known.add(to: gallery, by: galleries, keeping: shelf)
    var state = try fresh(content, destination)
    (state.taken, state.asset) = (state.plan.count, known.asset)
    try shelf.keep(state)
    await contents.placed(known.asset.rid, in: gallery)
    var outcome = UploadOutcome(content, known.asset, wasThere: true)
    outcome.wasAdded = true
    return outcome
  }

  private func fresh(_ content: UploadContent, _ destination: UploadDestination) throws(TransportFailure) -> UploadState
  {
    guard let plan = ChunkPlan(total: content.status.size, size: content.pieceSize) else {
      throw .empty(content.file)
    }
    return UploadState(
      digest: content.digest, destination: destination, plan: plan, uniqueID: UUID().uuidString.lowercased())
  }
}

extension UploadOutcome {
  fileprivate init(_ content: UploadContent, _ asset: UploadedAsset, wasThere: Bool) {
    self.init(asset: asset, digest: content.digest, size: content.status.size, wasThere: wasThere)
  }
}

/// Lets one at a time send the same contents to the same place.
actor UploadTurns {
  private var taken: Set<String> = []
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  func enter(_ name: String) async {
    if taken.insert(name).inserted { return }
    await withCheckedContinuation { waiting[name, default: []].append($0) }
  }

  func leave(_ name: String) {
    if waiting[name]?.isEmpty == false { waiting[name]?.removeFirst().resume() } else { taken.remove(name) }
  }
}
