/// Files that somebody wrote to while a build read them: what it has of them may be the beginning of a save, or half of an
/// upload, and no site is made of that.
public struct UnsettledFiles: Sendable {
  let options: BuildOptions
  let pages: [ReadPage]
  /// Templates, feeds, and static files that were read.
  let inputs: [RecordedInput]
  let folders: Folders

  /// Among what was read, and among what the writers copied.
  func diagnostics(_ outputs: some Sequence<RecordedOutput>) -> [Diagnostic] {
    var files: Set<String> = []
    for page in pages where isInDoubt(page.mark, size: page.source.bytes.count) {
      let path = folders.content + "/" + page.source.file.path
      if isUnsettled(path, page.mark, size: page.source.bytes.count) { files.insert(path) }
    }
    for input in inputs where isInDoubt(input.mark, size: input.mark.size) {
      if isUnsettled(input.path, input.mark, size: input.mark.size) { files.insert(input.path) }
    }
    for output in outputs {
      guard let (path, mark) = output.source, isInDoubt(mark, size: output.mark.size) else { continue }
      if isUnsettled(path, mark, size: output.mark.size) { files.insert(options.ownPath(path)) }
    }
    return files.sorted().map { file in
      Diagnostic(
        .changedMeanwhile, at: Place(file: file), "this file was written to while the site was built",
        help: "build again when it is complete")
    }
  }

  /// Only what was touched of late is looked at again: a save or upload that goes on touches its file all the time.
  /// `size`: how many bytes we have of it.
  private func isInDoubt(_ mark: FileMark, size: Int) -> Bool {
    size != mark.size || mark.modified > options.started - Self.quiet
  }

  /// A file that was replaced was whole when we read it.
  private func isUnsettled(_ path: String, _ mark: FileMark, size: Int) -> Bool {
    let now = FileMark(FileSystem.status(options.path(path)))
    return size != mark.size || (now != mark && now.inode == mark.inode)
  }

  /// Nanoseconds.
  private static let quiet: Int64 = 2_000_000_000
}

extension UnsettledFiles {
  init(
    _ options: BuildOptions, _ content: SiteReading.Result, _ templates: SiteTemplates,
    _ galleries: GalleryLoading.Result, _ statics: [RecordedInput]
  ) {
    self.options = options
    pages = content.pages
    inputs = templates.files.inputs + statics + galleries.files
    folders = content.site.configuration.folders
  }
}

extension MemoryOutput {
  /// The next change is seen, and built.
  func unsettled(_ files: UnsettledFiles, _ writers: [MemoryWriter]) -> [Diagnostic] { [] }
}

extension Staging {
  public func unsettled(_ files: UnsettledFiles, _ writers: [StagingWriter]) -> [Diagnostic] {
    files.diagnostics(writers.lazy.flatMap(\.records))
  }
}
