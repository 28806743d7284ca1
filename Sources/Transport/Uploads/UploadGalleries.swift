public import Cincopa

/// Finds and makes the galleries that files are uploaded into.
public struct UploadGalleries: Sendable {
  private let connect: RemoteUploader.Connect

  public init(connect: @escaping RemoteUploader.Connect) { self.connect = connect }

  /// - Parameter look: the gallery whose look is taken.
  public func make(title: String, look: TemplateID?) async throws(UploadFailure) -> FID {
    try await RemoteUploader.answer(to: GalleryCreate(name: title, template: look), connect)
  }

  /// The platform calls the gallery of a reference `rrid:REFERENCE`.
  public func find(_ rrid: RRID) async throws(UploadFailure) -> FID {
    let name = "rrid:\(rrid)"
    let page = try await RemoteUploader.answer(to: GalleryList(search: "caption=\(name)"), connect)
    if let fid = page.items.first(where: { $0.name == name })?.fid { return fid }
    throw UploadFailure(
      .remote, "the platform has no gallery for the reference '\(rrid)' yet",
      help: "it comes into being when somebody opens its editor; or say fid in place of rrid")
  }
}
