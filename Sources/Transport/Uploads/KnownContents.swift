internal import Cincopa
internal import Generator

/// What is on the platform already, and is wanted in a gallery as well.
struct KnownContents: Sendable {
  let asset: UploadedAsset
  /// What people call them.
  let name: String

  init(_ asset: UploadedAsset, name: String) {
    self.asset = asset
    self.name = name
  }

  /// What was uploaded before, wherever it was sent to; nil when it was not, or the state of it is gone.
  init?(_ settings: UploadSettings, digest: String, name: String) {
    guard let folder = try? Directory.current.open(settings.folder), let shelves = try? folder.names() else {
      return nil
    }
    let own = shelves.sorted().filter { $0.hasPrefix("\(digest.prefix(32))-") }
    guard let asset = own.lazy.compactMap({ Self.asset(on: $0, in: folder, digest: digest) }).first else { return nil }
    self.init(asset, name: name)
  }

  private static func asset(on shelf: String, in folder: borrowing Directory, digest: String) -> UploadedAsset? {
    guard let shelf = try? folder.open(shelf) else { return nil }
    if let bytes = try? shelf.read("state", limit: 10_000),
      let state = UploadState(text: String(decoding: bytes, as: UTF8.self))
    {
      return state.digest == digest ? state.asset : nil
    }
    let word = (try? shelf.read("asset", limit: 1000)).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    return word.flatMap { try? RID($0) }.map { UploadedAsset(rid: $0) }
  }

  /// Puts it into the gallery. What a killed run may have done already is looked for first.
  /// - Parameter galleries: nil without a token.
  func add(
    to gallery: FID, by galleries: UploadGalleries?, keeping shelf: borrowing UploadShelf
  ) async throws(TransportFailure) {
    guard let galleries else {
      throw TransportFailure(
        .configuration, "\(name) is on the platform already, as \(asset.rid), and only a token can add it to a gallery",
        help: "set CINCOPA_API_TOKEN, or send it once more with --again")
    }
    do throws(TransportFailure) {
      let mayBeThere = shelf.word("adding") != nil
      try shelf.keep("adding", asset.rid.text)
      if mayBeThere, try await galleries.holds(asset.rid, in: gallery) { return shelf.drop("adding") }
      try await galleries.add(asset.rid, to: gallery)
      shelf.drop("adding")
    } catch {
      if error.kind == .cannotWrite { throw error }
      throw TransportFailure(
        error.kind,
        "\(name) is on the platform already, as \(asset.rid), and was not added to the gallery: \(error.message)",
        help: "look whether both are still there; --again sends it once more")
    }
  }
}
