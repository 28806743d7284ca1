import Markup

/// What the last build left for the next: from the record on the disk, or in memory from one build of a preview to the
/// next. All of it is of no use to another program or another configuration.
public struct PastBuild: Sendable {
  var basis: Fingerprint
  var traces = FileTraces()
  /// In memory: pages as they were read, by path below the content folder.
  var pages: [String: ReadPage] = [:]
  /// In memory: the site that was made of them.
  var assembled: AssembledSite?
  /// In memory: feeds among the files of the site.
  var feeds: [FeedKey: FeedOutcome] = [:]
  /// In memory: the site.
  var files: [OutputPath: OutputFile] = [:]
  /// On the disk: the output folder as it was left.
  var output = PastOutput()
  /// Files that were last changed before this moment and look as they did are the same; nanoseconds since 1970.
  var limit: Int64 = .min

  static func none(_ basis: Fingerprint) -> PastBuild { PastBuild(basis: basis) }
}

/// A page as it was read, with what was wrong with it.
struct ReadPage: Sendable {
  var mark: FileMark
  var source: PageSource
  var diagnostics: [Diagnostic]
}

/// The output folder as the last build left it.
struct PastOutput: Sendable {
  var files: [OutputPath: RecordedOutput] = [:]
  /// Nobody has touched a file of the output that looks as it did and was last changed before this moment; nanoseconds
  /// since 1970.
  var limit: Int64 = .min
  /// The same for files that were copied.
  var sourceLimit: Int64 = .min

  /// Whether the file is there as it was left, by its status alone.
  func holds(_ path: OutputPath, _ status: FileStatus?) -> RecordedOutput? {
    guard let file = files[path], file.mark.holds(status, before: limit) else { return nil }
    return file
  }
}

extension PastBuild {
  /// A page that need not be read again; `place` is where its file is, as the file system takes it.
  func page(_ file: SourceFile, at place: String) -> ReadPage? {
    pages[file.path].flatMap { $0.mark.holds(FileSystem.status(place), before: limit) ? $0 : nil }
  }

  /// What came of a feed among the files of the site.
  func outcome(of source: GallerySource, _ status: FileStatus?) -> FeedOutcome? {
    guard let status, status.size <= source.policy.request.maxSize, let known = feeds[FeedKey(source)],
      known.status == .local, known.file?.mark.holds(status, before: limit) == true
    else { return nil }
    return known
  }

  init(_ kept: KeptRecord, _ options: BuildOptions) {
    let record = kept.record
    basis = record.basis
    traces = FileTraces(record.traces.bytes) ?? FileTraces()
    limit = Ticks.limit(readAfter: record.clock.started)
    let files = record.outputs.map { output in
      var output = output
      if let path = output.source?.path { output.source?.path = options.path(path) }
      return (output.path, output)
    }
    output = PastOutput(
      files: Dictionary(files) { $1 }, limit: Ticks.limit(writtenBefore: kept.written), sourceLimit: limit)
  }
}
