import Markup
import Syndication

/// What a build has read and made, for the next one.
public struct SeenSite: Sendable {
  let basis: Fingerprint
  let options: BuildOptions
  let content: SiteReading.Result
  let galleries: GalleryLoading.Result
  let templates: SiteTemplates
  let staticNames: Fingerprint
  /// Every file that was read, and not only copied.
  let inputs: [RecordedInput]
  let traces: FileTraces

  /// Pages, templates and feeds.
  static func inputs(
    _ content: SiteReading.Result, _ feeds: [RecordedInput], _ templates: SiteTemplates
  ) -> [RecordedInput] {
    let folder = content.site.configuration.folders.content + "/"
    let pages = content.pages.map { page in
      RecordedInput(path: folder + page.source.file.path, mark: page.mark, print: page.source.print)
    }
    return pages + templates.files.inputs + feeds.sorted { $0.path < $1.path }
  }
}

extension MemoryOutput {
  func remember(
    _ seen: SeenSite, _ writers: [MemoryWriter], _ summary: CommitSummary, _ report: BuildReport
  ) -> PastBuild? {
    seen.past(summary.contents ?? [:])
  }
}

extension Staging {
  /// Without a name for the program nobody could use it.
  public func remember(
    _ seen: SeenSite, _ writers: [StagingWriter], _ summary: CommitSummary, _ report: BuildReport
  ) -> PastBuild? {
    if !seen.options.program.isEmpty { seen.record(writers.flatMap(\.records), place, report).write(place) }
    return nil
  }
}

extension SeenSite {
  fileprivate func past(_ files: [OutputPath: OutputFile]) -> PastBuild {
    var past = PastBuild.none(basis)
    past.traces = traces
    past.assembled = content.assembled
    past.pages = Dictionary(content.pages.map { ($0.source.file.path, $0) }) { $1 }
    past.feeds = galleries.outcomes.filter { $0.value.file != nil }
    past.files = files
    past.limit = Ticks.limit(readAfter: options.started)
    return past
  }

  fileprivate func record(_ outputs: [RecordedOutput], _ place: OutputPlace, _ report: BuildReport) -> BuildRecord {
    BuildRecord(
      basis: basis, output: place.name,
      clock: RecordedClock(
        started: options.started, said: options.nowIsSaid ? options.now.seconds : nil, holds: content.assembled.holds),
      asksNetwork: galleries.outcomes.values.contains { $0.file == nil } || galleries.companions.wereAskedFor
        || content.site.namesMedia,
      names: [content.assembled.names, templates.files.folderNames, staticNames], inputs: inputs,
      outputs: outputs.map(relative),
      state: RecordedInput.state(of: place),
      report: RecordedReport(pages: report.pages, sources: report.sources, diagnostics: report.diagnostics),
      traces: RecordedTraces(bytes: traces.bytes[...]))
  }

  /// With the file it is a copy of as seen from the site's folder, so that a site can be moved.
  private func relative(_ output: RecordedOutput) -> RecordedOutput {
    guard let source = output.source else { return output }
    var output = output
    output.source?.path = options.ownPath(source.path)
    return output
  }
}

extension RecordedInput {
  /// The site's manifest and the marker of the output, by their names.
  fileprivate static func state(of place: OutputPlace) -> [RecordedInput] {
    [(place.state, Commit.manifestName), (place.output, OutputPlace.marker)].map { folder, name in
      let path = FileSystem.join(folder, name)
      let mark = FileMark(FileSystem.status(path))
      return RecordedInput(path: name, mark: mark, print: Fingerprint((try? FileSystem.read(path)) ?? []))
    }
  }
}
