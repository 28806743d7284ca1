public import Cincopa

/// Finds and makes the galleries that files are uploaded into.
public struct UploadGalleries: Sendable {
  let connect: RemoteUploader.Connect

  public init(connect: @escaping RemoteUploader.Connect) { self.connect = connect }

  /// - Parameter look: the gallery whose look is taken.
  public func make(title: String, look: TemplateID?) async throws(TransportFailure) -> FID {
    try await RemoteUploader.answer(to: GalleryCreate(name: title, template: look), connect)
  }

  /// Puts an asset that is on the platform into a gallery, at its end.
  func add(_ rid: RID, to gallery: FID) async throws(TransportFailure) {
    try await RemoteUploader.answer(to: GalleryAddItems([rid], to: gallery), connect)
  }

  /// Whether a gallery has the asset.
  func holds(_ rid: RID, in gallery: FID) async throws(TransportFailure) -> Bool {
    try await assets(of: gallery).contains(rid)
  }

  /// All that a gallery has.
  func assets(of gallery: FID) async throws(TransportFailure) -> Set<RID> {
    var request = GalleryItems(gallery)
    var turning = PageTurning<AssetRecord>()
    var assets: Set<RID> = []
    while let number = turning.next {
      request.page = number
      assets.formUnion(turning.turn(try await RemoteUploader.answer(to: request, connect)).compactMap(\.rid))
    }
    return assets
  }

  /// The platform calls the gallery of a reference `rrid:REFERENCE`.
  public func find(_ rrid: RRID) async throws(TransportFailure) -> FID {
    let name = rrid.galleryName
    let page = try await RemoteUploader.answer(to: GalleryList(search: "caption=\(name)"), connect)
    if let fid = page.items.first(where: { $0.name == name })?.fid { return fid }
    throw TransportFailure(
      .remote, "the platform has no gallery for the reference '\(rrid)' yet",
      help: "it comes into being when somebody opens its editor; or say fid in place of rrid")
  }
}
