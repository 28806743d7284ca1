import Cincopa

extension GalleryReader {
  /// `upload: ./media`: media that are still to come onto the platform.
  func readUpload(_ gallery: inout GalleryDefinition, in folder: String, _ reader: inout MappingReader) {
    guard let (text, place) = reader.scalar("upload") else { return }
    let path = text.hasPrefix("./") ? folder + text.dropFirst(2) : text
    guard let normal = RelativePath.normalized(path), !normal.isEmpty else {
      return reader.report(
        .badValue, place, "'\(reader.path)upload' must be a folder of the site, not '\(text)'",
        help: "./media is beside the page, media/films below the site's folder")
    }
    let others: String? =
      switch gallery.identity {
      case .asset: "a single asset"
      case .live: "a live stream"
      case .gallery, .reference, nil: nil
      }
    if let others {
      return reader.report(
        .galleryIdentity, place, "media are uploaded into a gallery, and this is \(others)",
        help: "say fid or rrid; without either a gallery is made")
    }
    (gallery.upload, gallery.uploadPlace) = (normal, place)
    if gallery.identity == nil {
      gallery.newLook = reader.entries.first { $0.key == "template" }.flatMap { entry in
        if case .scalar(let text, _) = entry.value.content { try? TemplateID(text) } else { nil }
      }
    }
  }
}
