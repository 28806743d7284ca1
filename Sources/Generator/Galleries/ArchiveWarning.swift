import Cincopa

extension GalleryReader {
  /// The platform packs galleries that it knows by their own ids.
  func warnOfArchive(_ gallery: GalleryDefinition, _ reader: inout MappingReader) {
    let other: String
    switch gallery.identity {
    case .gallery?: return
    case .asset?: other = "an asset"
    case .reference?: other = "a reference"
    case .live?: other = "a live stream"
    case nil:
      // One that is to be made for an upload will be a gallery.
      if gallery.upload != nil { return }
      other = "a feed"
    }
    guard gallery.download.hasArchive else { return }
    reader.diagnostics.append(
      Diagnostic(
        .unusedSetting, .warning, at: gallery.downloadPlaces["zip"] ?? gallery.place,
        "'download: zip' does nothing for '\(gallery.id)', which is \(other): the platform packs galleries that have a fid",
        help: "say true, or names of versions such as [mp4_hd, original]"))
  }
}
