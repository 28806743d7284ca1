import Cincopa
import FoundationEssentials
import Generator
import Syndication
import Transport

/// Uploads files, some at once, and shows how it goes.
struct Uploading {
  let uploader: Uploader
  /// For what the platform is to fetch itself; nil without a token.
  let remote: RemoteUploader?
  let console: Console
  /// Files at once.
  let jobs: Int
  /// What is known to be there besides, by the SHA-256 of its bytes.
  var known: Uploader.Known = { _ in nil }

  typealias Ending = Result<UploadOutcome, TransportFailure>

  /// What became of each, in the order asked.
  func run(_ files: [UploadItem], to destination: UploadDestination) async -> [Ending] {
    let (events, sender) = AsyncStream.makeStream(of: UploadDisplay.Event.self)
    let display = UploadDisplay(console: console, names: files.map(\.name))
    async let shown: Void = display.show(events)
    async let _: Void = display.isLive ? tick(sender) : ()
    let endings = await withTaskGroup(of: (Int, Ending).self) { group in
      var endings: [Int: Ending] = [:]
      var next = 0
      while next < files.count || !group.isEmpty {
        while next < files.count, next - endings.count < jobs {
          let index = next
          group.addTask { (index, await upload(files[index], index, destination, sender)) }
          next += 1
        }
        if let (index, ending) = await group.next() { endings[index] = ending }
      }
      return endings
    }
    sender.finish()
    await shown
    return files.indices.compactMap { endings[$0] }
  }

  /// Until cancelled, when all is done.
  private func tick(_ sender: AsyncStream<UploadDisplay.Event>.Continuation) async {
    while (try? await Task.sleep(for: .milliseconds(250))) != nil { sender.yield(.tick) }
  }

  private func upload(
    _ file: UploadItem, _ index: Int, _ destination: UploadDestination,
    _ sender: AsyncStream<UploadDisplay.Event>.Continuation
  ) async -> Ending {
    let ending = await result { () async throws(TransportFailure) in
      let progress: Uploader.Progress = { sender.yield(.moved(index, $0)) }
      switch file {
      case .file(let file): return try await uploader.upload(file, to: destination, known: known, progress: progress)
      case .remote(let url, _):
        guard let remote else { throw .noToken }
        return try await remote.upload(url, to: destination, progress: progress)
      }
    }
    switch ending {
    case .success(let outcome): sender.yield(.done(index, outcome))
    case .failure(let failure): sender.yield(.failed(index, failure))
    }
    return ending
  }
}

/// What is to be uploaded, as it was typed.
enum UploadItem: Sendable {
  case file(UploadFile)
  /// The platform fetches it.
  case remote(WebURL, name: String)

  var name: String {
    switch self {
    case .file(let file): file.name
    case .remote(_, let name): name
    }
  }

  var isRemote: Bool { if case .remote = self { true } else { false } }

  init(_ text: String) {
    let isRemote = ["http://", "https://"].contains { text.lowercased().hasPrefix($0) }
    guard isRemote, let url = WebURL(text) else {
      self = .file(UploadFile(path: text))
      return
    }
    let path = url.withoutSecrets.string.prefix { !"?#".contains($0) }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    self = .remote(url, name: name.isEmpty ? "file" : name)
  }
}

/// One file in `--format json`.
struct UploadRecord: Encodable {
  var file: String
  var rid: String?
  var size: Int?
  var sha256: String?
  var gallery: String?
  /// `uploaded`, `known`, `added` (to the gallery, and known) or `failed`.
  var status: String
  var error: String?
  /// What is not known of it.
  var note: String?

  init(_ file: String, _ ending: Uploading.Ending, _ destination: UploadDestination) {
    self.file = file
    gallery = destination.gallery?.text
    switch ending {
    case .success(let outcome):
      (rid, size, sha256) = (outcome.asset.rid.text, outcome.size, outcome.digest)
      note = outcome.doubt.map { "whether it is still in the gallery is not known: \($0)" }
      status = outcome.wasAdded ? "added" : outcome.wasThere ? "known" : "uploaded"
    case .failure(let failure):
      status = "failed"
      error = failure.message
    }
  }
}
