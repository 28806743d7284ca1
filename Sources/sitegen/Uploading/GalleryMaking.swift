import Cincopa
import Generator
import Transport

/// Makes the gallery of a folder of media, once: what was begun is written down before, and looked for by the next run when
/// the platform's answer got lost.
struct GalleryMaking {
  let folder: MediaFolder
  let galleries: UploadGalleries
  let console: Console
  /// Writes the ledger down.
  let keep: (MediaLedger, MediaFolder) throws(TransportFailure) -> Void

  func run(_ title: String, _ look: TemplateID?, _ ledger: inout MediaLedger) async throws(TransportFailure) -> FID {
    if let attempt = ledger.begun[folder.owner] {
      if let fid = try await made(under: title, since: attempt) {
        console.note("  found the gallery \(fid), which an earlier run made for \(folder.page)")
        return fid
      }
    } else {
      ledger.begin(.init(known: await galleries.found(under: title)), for: folder.owner)
      try keep(ledger, folder)
    }
    do throws(TransportFailure) {
      let fid = try await galleries.make(title: title, look: look)
      console.note("  made the gallery \(fid) for \(folder.page)")
      return fid
    } catch {
      if error.mayBeDone { throw lost(error, title) }
      ledger.giveUp(for: folder.owner)
      try keep(ledger, folder)
      throw error
    }
  }

  private func made(
    under title: String, since attempt: MediaLedger.Attempt
  ) async throws(TransportFailure) -> FID? {
    guard let known = attempt.known else {
      throw TransportFailure(
        .remote,
        "an earlier run may have made the gallery '\(title)', and its token could not list galleries to find out",
        help:
          "write the fid of the gallery into the page; if there is none, take the line that begins with 'making' out of "
          + "\(folder.path)/\(MediaLedger.fileName)")
    }
    return try await galleries.made(under: title, besides: known)
  }

  private func lost(_ error: TransportFailure, _ title: String) -> TransportFailure {
    var failure = error
    failure.message += "; the gallery '\(title)' may have been made all the same"
    failure.help =
      "the same command looks for it before it makes another; 'sitegen galleries list' prints those there are"
    return failure
  }
}
