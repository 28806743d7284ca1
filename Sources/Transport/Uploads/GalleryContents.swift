internal import Cincopa

/// What galleries hold, asked of the platform once for each in a run: who deletes a gallery or empties it there says
/// nothing to those who have uploaded into it.
actor GalleryContents {
  private enum Listing {
    case held(Set<RID>)
    case gone(String)
    case unknown(String)
  }

  private let galleries: UploadGalleries?
  private let turns = UploadTurns()
  private var known: [FID: Listing] = [:]

  /// - Parameter galleries: nil without a token.
  init(_ galleries: UploadGalleries?) { self.galleries = galleries }

  /// What is on the platform is looked for where it was sent to. Nil when its gallery has it no longer: it wants to be put
  /// back.
  /// - Throws: when there is no such gallery.
  func confirmed(
    _ outcome: UploadOutcome, in destination: UploadDestination, name: String
  ) async throws(TransportFailure) -> UploadOutcome? {
    guard let gallery = destination.gallery else { return outcome }
    await turns.enter(gallery.text)
    let listing: Listing
    if let told = known[gallery] { listing = told } else { listing = await ask(gallery) }
    known[gallery] = listing
    await turns.leave(gallery.text)
    switch listing {
    case .held(let assets): return assets.contains(outcome.asset.rid) ? outcome : nil
    case .gone(let words): throw .goneGallery(gallery, words, asset: outcome.asset.rid, name: name)
    case .unknown(let reason):
      var outcome = outcome
      outcome.doubt = reason
      return outcome
    }
  }

  /// The asset is in the gallery from now on.
  func placed(_ asset: RID, in gallery: FID) {
    guard case .held(var assets)? = known[gallery] else { return }
    assets.insert(asset)
    known[gallery] = .held(assets)
  }

  private func ask(_ gallery: FID) async -> Listing {
    guard let galleries else { return .unknown("only a token can ask") }
    do throws(TransportFailure) { return .held(try await galleries.assets(of: gallery)) } catch {
      if case .refused(let words)? = error.answer { return .gone(words) }
      return .unknown(error.message)
    }
  }
}

extension TransportFailure {
  fileprivate static func goneGallery(_ gallery: FID, _ words: String, asset: RID, name: String) -> TransportFailure {
    TransportFailure(
      .remote,
      "\(name) is on the platform, as \(asset), but not in the gallery '\(gallery)': the platform says '\(words)'",
      help: "the gallery may be deleted, or another account's; 'sitegen galleries list' prints those there are")
  }
}
