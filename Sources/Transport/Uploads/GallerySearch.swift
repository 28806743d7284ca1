public import Cincopa

/// A gallery that an earlier run may have made: its answer got lost. It is looked for before another one is made.
extension UploadGalleries {
  /// Those that a search for a title finds; nil when the platform does not tell.
  public func found(under title: String) async -> Set<FID>? {
    try? await Set(search(title).compactMap(\.fid))
  }

  /// The one that has come into being since.
  /// - Parameter known: what was found under the title before.
  /// - Returns: nil when there is none.
  public func made(under title: String, besides known: Set<FID>) async throws(TransportFailure) -> FID? {
    let new = try await search(title).filter { $0.fid.map { !known.contains($0) } ?? false }
    let named = new.filter { $0.name == title }
    if named.count == 1 { return named[0].fid }
    guard new.isEmpty else {
      let ids = new.compactMap(\.fid?.text).sorted().prefix(5).joined(separator: ", ")
      throw TransportFailure(
        .remote, "an earlier run may have made the gallery '\(title)', and it may be any of \(ids)",
        help: "look at them on the platform, and write the fid of the right one into the page")
    }
    return nil
  }

  private func search(_ title: String) async throws(TransportFailure) -> [GallerySummary] {
    var request = GalleryList(search: "caption=\(title)")
    var turning = PageTurning<GallerySummary>()
    var found: [GallerySummary] = []
    while let number = turning.next {
      request.page = number
      found += turning.turn(try await RemoteUploader.answer(to: request, connect))
    }
    return found
  }
}
