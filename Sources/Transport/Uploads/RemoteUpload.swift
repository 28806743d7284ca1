public import Cincopa
internal import Crypto
internal import FoundationEssentials
internal import Generator
public import Syndication

/// Lets the platform fetch files from addresses. It is asked once for each: what was asked for is kept on disk, without
/// the address, and asked after again by the next run.
public struct RemoteUploader: Sendable {
  public typealias Connect = @Sendable () throws(TransportFailure) -> CincopaClient

  private let settings: UploadSettings
  private let connect: Connect
  private let contents: GalleryContents

  /// - Parameter connect: a new client, for a few calls: a film may take longer than any budget.
  public init(_ settings: UploadSettings, connect: @escaping Connect) {
    self.settings = settings
    self.connect = connect
    contents = GalleryContents(UploadGalleries(connect: connect))
  }

  public func upload(
    _ url: WebURL, to destination: UploadDestination, progress: @escaping Uploader.Progress = { _ in }
  ) async throws(TransportFailure) -> UploadOutcome {
    let key = PublishLedger.hexadecimal(SHA256.hash(data: Array(url.string.utf8)))
    let shelf = try UploadShelf.open(settings, digest: key, destination: destination)
    let name = url.withoutSecrets.string
    let fetched =
      settings.sendsAgain ? nil : shelf.word("asset").flatMap { try? RID($0) }.map { UploadedAsset(rid: $0) }
    if let fetched,
      let outcome = try await contents.confirmed(
        UploadOutcome(asset: fetched, wasThere: true), in: destination, name: name)
    {
      return outcome
    }
    if let gallery = destination.gallery, !settings.sendsAgain, fetched != nil || shelf.word("status") == nil,
      let known = fetched.map({ KnownContents($0, name: name) }) ?? KnownContents(settings, digest: key, name: name)
    {
      try await known.add(to: gallery, by: UploadGalleries(connect: connect), keeping: shelf)
      try shelf.keep("asset", known.asset.rid.text)
      await contents.placed(known.asset.rid, in: gallery)
      return UploadOutcome(asset: known.asset, wasThere: true, wasAdded: true)
    }
    var id = settings.sendsAgain ? nil : shelf.word("status")
    if id == nil {
      id = try await ask(UploadFromURL(url, destination), url)
      try shelf.keep("status", id ?? "")
    }
    let asset = try await end(of: id ?? "", url, shelf, progress)
    try shelf.keep("asset", asset.rid.text)
    return UploadOutcome(asset: asset, wasThere: false)
  }

  /// Asks until it is there, more and more rarely; gives up when nothing has moved for ten times the patience.
  private func end(
    of id: String, _ url: WebURL, _ shelf: borrowing UploadShelf, _ progress: Uploader.Progress
  ) async throws(TransportFailure) -> UploadedAsset {
    var pause = 0.25
    var last: UploadFromURLStatus.Answer?
    var moved = ContinuousClock.now
    while true {
      let answer = try await ask(UploadFromURLStatus(id), url)
      switch answer {
      case .ready(let asset): return asset
      case .failed(let words):
        shelf.drop("status")
        throw failure(url, "the platform could not fetch it" + (words.map { ": '\($0.prefix(120))'" } ?? ""))
      case .underWay(let percent, _, _): progress(.fetching(percent))
      }
      if answer != last { (last, moved) = (answer, .now) }
      guard moved.secondsUntilNow < settings.patience * 10 else {
        throw failure(url, "the platform is still fetching it", help: "the same command asks again later")
      }
      do { try await Task.sleep(for: .seconds(pause)) } catch { throw failure(url, "cancelled") }
      pause = min(5, pause * 1.5)
    }
  }

  private func ask<Request: APIRequest>(
    _ request: Request, _ url: WebURL
  ) async throws(TransportFailure) -> Request.Answer {
    do throws(TransportFailure) { return try await Self.answer(to: request, connect) } catch {
      // The platform may repeat what it was asked.
      var failure = error
      failure.message = error.message.replacing(url.string, with: url.withoutSecrets.string)
      throw failure
    }
  }

  /// With a client of its own.
  static func answer<Request: APIRequest>(
    to request: Request, _ connect: Connect
  ) async throws(TransportFailure) -> Request.Answer {
    try await connect().use { client throws(TransportFailure) in try await client.answer(to: request) }
  }

  private func failure(_ url: WebURL, _ reason: String, help: String? = nil) -> TransportFailure {
    TransportFailure(.remote, "\(url.withoutSecrets.string) was not uploaded: \(reason)", help: help)
  }
}

extension TransportFailure {
  public static let noToken = TransportFailure(
    .configuration, "the platform fetches from addresses only for the holder of an API token",
    help: "set CINCOPA_API_TOKEN")
}

extension UploadOutcome {
  fileprivate init(asset: UploadedAsset, wasThere: Bool, wasAdded: Bool = false) {
    self.init(asset: asset, digest: nil, size: nil, wasThere: wasThere, wasAdded: wasAdded)
  }
}

extension UploadShelf {
  /// A small file with one word.
  func word(_ name: String) -> String? {
    guard let bytes = try? folder.read(name, limit: 1000), bytes.last == 0x0A, bytes.count > 1 else { return nil }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  func keep(_ name: String, _ word: String) throws(TransportFailure) {
    do throws(FileError) { try folder.replace(name, with: Array("\(word)\n".utf8), durably: true) } catch {
      throw Self.failure(error)
    }
  }

  func drop(_ name: String) { _ = try? folder.unlink(name) }
}
