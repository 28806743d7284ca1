import ArgumentParser
import Cincopa
import Generator
import Transport

/// Uploads what is new in the folders of media that pages name (`gallery: {upload: ./media}`).
struct FolderUploading {
  let desk: UploadDesk
  let jobs: Int

  private var console: Console { desk.console }

  /// Those of all pages; what went wrong is said.
  /// - Returns: the assets that are there, and the code to end with.
  func run(
    _ site: SiteOptions, show: (String, Uploading.Ending, UploadDestination) -> Void
  ) async throws -> (found: [RID], worst: ExitCode?) {
    let folders = await MediaFolders(desk.configuration, desk.options)
    site.console.printer(folder: site.source).print(folders.diagnostics)
    if folders.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode.siteErrors }
    guard !folders.all.isEmpty else {
      console.note("No page names a folder of media; name files to upload, or say: gallery: { upload: ./media }")
      return ([], nil)
    }
    var found: [RID] = []
    var worst: ExitCode?
    for folder in folders.all {
      do throws(TransportFailure) {
        let endings = try await upload(folder)
        for (file, ending) in endings where ending.outcome?.wasThere != true || ending.outcome?.wasAdded == true {
          show("\(folder.path)/\(file.file.path)", ending, .gallery(file.gallery))
        }
        found += endings.compactMap(\.1.outcome?.asset.rid)
        worst = endings.compactMap(\.1.failure?.kind).max()?.exitCode ?? worst
      } catch {
        console.error("\(folder.page): \(error.message)", help: error.help)
        worst = error.kind.exitCode
      }
    }
    return (found, worst)
  }

  struct Placed {
    var file: MediaFolder.File
    var gallery: FID
  }

  private func upload(_ folder: MediaFolder) async throws(TransportFailure) -> [(Placed, Uploading.Ending)] {
    let files = folder.files
    let leftOut = [
      ("being no films, sounds or pictures", folder.others), ("being empty", folder.empty),
      ("being links that lead out of the folder or nowhere", folder.links),
    ]
    for (reason, names) in leftOut where !names.isEmpty {
      console.note("  \(folder.path): left out, \(reason): \(Self.few(names))")
    }
    guard !files.isEmpty else {
      console.note("  \(folder.path): no media")
      return []
    }
    var ledger = folder.ledger
    let gallery = try await gallery(of: folder, &ledger)
    let items = files.map { file in
      var item = UploadFile(path: desk.options.path("\(folder.path)/\(file.path)"))
      item.name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return UploadItem.file(item)
    }
    let known = ledger
    let uploading = try desk.uploading(jobs: jobs, needsToken: false) {
      known.asset(digest: $0, in: gallery).map { UploadedAsset(rid: $0) }
    }
    let endings = await uploading.run(items, to: .gallery(gallery))
    for (file, ending) in zip(files, endings) {
      guard let outcome = ending.outcome, let digest = outcome.digest, let size = outcome.size else { continue }
      ledger.add(.init(gallery: gallery, rid: outcome.asset.rid, size: size, digest: digest, path: file.path))
    }
    if ledger != folder.ledger { try keep(ledger, folder) }
    return zip(files, endings).map { (Placed(file: $0, gallery: gallery), $1) }
  }

  /// The first of many.
  private static func few(_ names: [String]) -> String {
    let shown = names.prefix(5).map(\.printable).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  // MARK: The gallery

  private func gallery(of folder: MediaFolder, _ ledger: inout MediaLedger) async throws(TransportFailure) -> FID {
    switch folder.destination {
    case .gallery(let fid): return fid
    case .reference(let rrid): return try await galleries().find(rrid)
    case .new(let title, let look):
      if let fid = ledger.made[folder.owner] {
        try write(fid, folder)
        return fid
      }
      let fid = try await GalleryMaking(folder: folder, galleries: galleries(), console: console, keep: keep).run(
        title, look, &ledger)
      // First, so that a page that cannot be written does not make another one.
      ledger.made(fid, for: folder.owner)
      try keep(ledger, folder)
      try write(fid, folder)
      return fid
    }
  }

  private func galleries() throws(TransportFailure) -> UploadGalleries {
    UploadGalleries(connect: try desk.connect())
  }

  private func write(_ fid: FID, _ folder: MediaFolder) throws(TransportFailure) {
    do throws(ScaffoldError) {
      _ = try desk.pages(template: nil).add(fid, toGallery: folder.galleryName, of: folder.page)
      console.note("\(console.style.green("Wrote")) fid into \(folder.page)")
    } catch { throw TransportFailure(.changed, error.message, help: error.help) }
  }

  private func keep(_ ledger: MediaLedger, _ folder: MediaFolder) throws(TransportFailure) {
    do throws(FileError) {
      let path = desk.options.path("\(folder.path)/\(MediaLedger.fileName)")
      try FileSystem.replace(path, with: Array(ledger.text.utf8))
    } catch {
      throw TransportFailure(.cannotWrite, "what was uploaded cannot be noted: \(error.path): \(error.reason)")
    }
  }
}
