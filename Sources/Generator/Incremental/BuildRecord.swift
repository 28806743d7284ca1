import Markup

/// What a build read and wrote, kept in `SITE/.sitegen/record` for the next one: enough to say without reading a page
/// that nothing has changed, and to leave out what has not. It is only ever believed as far as the disk agrees.
struct BuildRecord: Sendable {
  /// Of the program, the configuration and what was asked for.
  var basis: Fingerprint
  /// `OutputPlace.name`
  var output: String
  var clock: RecordedClock
  /// Whether a feed was asked for over the network: what it says now is not known beforehand.
  var asksNetwork: Bool
  /// Of the names in the folders of content, templates and static files.
  var names: [Fingerprint]
  var inputs: [RecordedInput]
  var outputs: [RecordedOutput]
  /// The site's manifest and the marker of the output.
  var state: [RecordedInput]
  var report: RecordedReport
  /// Read only when something has changed; they are the larger half.
  var traces: RecordedTraces
}

/// A file that was read.
struct RecordedInput: Sendable {
  /// From the site's folder.
  var path: String
  var mark: FileMark
  var print: Fingerprint
}

/// A file that was written, or was there already as it had to be.
struct RecordedOutput: Sendable {
  var path: OutputPath
  var mark: FileMark
  /// Of its bytes; of no use where it was copied.
  var print = Fingerprint()
  /// The file it is a copy of, as the file system takes it.
  var source: (path: String, mark: FileMark)?
}

/// When a build ran, and for how long its answer holds.
struct RecordedClock: Sendable {
  /// By the machine's clock, nanoseconds since 1970.
  var started: Int64
  /// `--now`, when it was said; seconds since 1970.
  var said: Int64?
  /// While now is in this range, no page appears or expires; seconds since 1970.
  var holds: Range<Int64>
}

/// What a build said.
struct RecordedReport: Sendable {
  var pages: Int
  var sources: [SourceReport]
  var diagnostics: [Diagnostic]
}

/// Traces as bytes until somebody wants them.
struct RecordedTraces: Sendable {
  var bytes: ArraySlice<UInt8>
}

/// A record from the disk.
struct KeptRecord: Sendable {
  var record: BuildRecord
  /// When it was written, which was after all that it tells of; nanoseconds since 1970.
  var written: Int64

  func unchanged(_ options: BuildOptions, _ site: SiteConfiguration, _ place: OutputPlace) -> UnchangedSite {
    UnchangedSite(record: record, written: written, options: options, folders: site.folders, place: place)
  }
}

extension BuildRecord {
  static let name = "record"

  /// Nil when there is none, or it is damaged, of another form, or of another output.
  static func read(_ place: OutputPlace) -> KeptRecord? {
    let path = FileSystem.join(place.state, name)
    guard let status = FileSystem.status(path), let bytes = try? FileSystem.read(path),
      let record = BuildRecord(bytes), record.output == place.name
    else { return nil }
    return KeptRecord(record: record, written: status.modified)
  }

  /// Without it the next build does more, that is all: a site that cannot be written to is no reason to fail.
  func write(_ place: OutputPlace) {
    let path = FileSystem.join(place.state, Self.name)
    try? FileSystem.replace(path, with: bytes)
  }
}
