import Markup
import Syndication

/// Finds out whether anything has changed since the last build, without reading what looks as it did.
struct UnchangedSite: Sendable {
  let record: BuildRecord
  /// When the record was written, nanoseconds since 1970.
  let written: Int64
  let options: BuildOptions
  let folders: Folders
  let place: OutputPlace

  /// What the last build said, when this one would say and write the same; else nil.
  func report(basis: Fingerprint) async -> BuildReport? {
    guard record.basis == basis, mayHold else { return nil }
    async let checkedOutputs = outputs()
    guard let known = listed(), let inputs = await inputs(known), let outputs = await checkedOutputs,
      let copies = copies(outputs, known), let state = recheck(record.state)
    else { return nil }
    if inputs.isNew || copies.isNew || state.isNew { renew(inputs.list, copies.list, state.list) }
    var report = BuildReport()
    report.pages = record.report.pages
    report.sources = record.report.sources
    report.diagnostics = record.report.diagnostics
    report.unchanged = record.outputs.count
    report.isUnchanged = true
    return report
  }

  /// What must be so whatever the files are.
  private var mayHold: Bool {
    let now = options.now.seconds
    return !record.asksNetwork && options.refreshed == .none && record.clock.holds.contains(now)
      && record.clock.said == (options.nowIsSaid ? now : nil)
      && !FileSystem.exists(FileSystem.join(place.output, OutputPlace.stage))
  }

  /// The next build trusts the status of what this one had to read.
  private func renew(_ inputs: [RecordedInput], _ outputs: [RecordedOutput], _ state: [RecordedInput]) {
    var record = record
    record.clock.started = options.started
    (record.inputs, record.outputs, record.state) = (inputs, outputs, state)
    record.write(place)
  }
}

/// A list that was checked; new when the status of some of it said nothing and its bytes had to.
private struct Checked<Item: Sendable>: Sendable {
  var list: [Item] = []
  var isNew = false

  /// Nil when one of them is not as it was.
  init?(_ items: [(item: Item, isNew: Bool)?]) {
    list.reserveCapacity(items.count)
    for item in items {
      guard let item else { return nil }
      list.append(item.item)
      isNew = isNew || item.isNew
    }
  }
}

// MARK: - What was read

extension UnchangedSite {
  /// The status of every file in the folders of the site; nil when other names are there than were.
  private func listed() -> [String: FileStatus]? {
    var known: [String: FileStatus] = [:]
    known.reserveCapacity(record.inputs.count + record.outputs.count / 4)
    for (number, folder) in folders.read.enumerated() {
      guard let entries = try? folder.entries(options.path(folder.name)), number < record.names.count,
        entries.names == record.names[number]
      else { return nil }
      for entry in entries where entry.kind == .file { known["\(folder.name)/\(entry.path)"] = entry.status }
    }
    return known
  }

  private func inputs(_ known: [String: FileStatus]) async -> Checked<RecordedInput>? {
    Checked(
      await Parallel.map(record.inputs, jobs: options.jobs, chunk: 256) { input in
        self.recheck(input, known[input.path] ?? FileSystem.status(options.path(input.path)), options.path(input.path))
      })
  }

  private func recheck(_ state: [RecordedInput]) -> Checked<RecordedInput>? {
    Checked(
      state.map { file in
        let path = FileSystem.join(file.path == OutputPlace.marker ? place.output : place.state, file.path)
        return recheck(file, FileSystem.status(path), path)
      })
  }

  private func recheck(_ input: RecordedInput, _ status: FileStatus?, _ path: String) -> (RecordedInput, Bool)? {
    let limit = Ticks.limit(readAfter: record.clock.started)
    if input.mark.holds(status, before: limit) { return (input, false) }
    guard let status, status.size == input.mark.size, let bytes = try? FileSystem.read(path),
      Fingerprint(bytes) == input.print
    else { return nil }
    return (RecordedInput(path: input.path, mark: FileMark(status), print: input.print), true)
  }
}

// MARK: - What was written

extension UnchangedSite {
  /// Files that are copies are told apart later, when the files they are copies of are known.
  private func outputs() async -> [(RecordedOutput, isSure: Bool)]? {
    let limit = Ticks.limit(writtenBefore: written)
    let checked = await Parallel.map(record.outputs, jobs: options.jobs, chunk: 256) { output in
      self.recheck(output, before: limit)
    }
    return checked.contains { $0 == nil } ? nil : checked.compactMap(\.self)
  }

  private func recheck(_ output: RecordedOutput, before limit: Int64) -> (RecordedOutput, isSure: Bool)? {
    let path = FileSystem.join(place.output, output.path.text)
    guard let status = (try? Directory.current.status(path)) ?? nil else { return nil }
    if output.mark.holds(status, before: limit) { return (output, true) }
    guard status.kind == .file, status.size == output.mark.size else { return nil }
    var output = output
    output.mark = FileMark(status)
    if output.source == nil {
      guard let bytes = try? FileSystem.read(path), Fingerprint(bytes) == output.print else { return nil }
    }
    return (output, false)
  }

  /// A copy is as it was when both files are; where one is in doubt, they are compared.
  private func copies(
    _ outputs: [(RecordedOutput, isSure: Bool)], _ known: [String: FileStatus]
  ) -> Checked<RecordedOutput>? {
    let limit = Ticks.limit(readAfter: record.clock.started)
    return Checked(
      outputs.map { output, isSure in
        guard let source = output.source else { return (output, !isSure) }
        let status = known[source.path]
        if isSure, source.mark.holds(status, before: limit) { return (output, false) }
        let path = FileSystem.join(place.output, output.path.text)
        guard Directory.current.holds(path, copyOf: options.path(source.path), in: Directory.current) else {
          return nil
        }
        var output = output
        output.source?.mark = FileMark(status)
        return (output, true)
      })
  }
}
