/// An output that no disk sees: a preview shows it. Files that are copied stay where they are and are only referred to.
struct MemoryOutput: SiteOutput {
  /// The files of the last build.
  var past: [OutputPath: OutputFile] = [:]

  func writer() -> MemoryWriter { MemoryWriter(past: past) }

  func discard() {}

  func commit(_ writers: [MemoryWriter]) throws(OutputError) -> CommitSummary {
    var contents: [OutputPath: OutputFile] = [:]
    contents.reserveCapacity(writers.reduce(0) { $0 + $1.files.count })
    for (path, file) in writers.lazy.flatMap(\.files) {
      if contents.updateValue(file, forKey: path) != nil { throw .duplicate(path) }
    }
    let paths = Array(contents.keys)
    return CommitSummary(files: paths, written: paths, deleted: [], contents: contents)
  }
}

struct MemoryWriter: OutputWriter {
  let past: [OutputPath: OutputFile]
  private(set) var files: [(OutputPath, OutputFile)] = []

  mutating func write(path: OutputPath, bytes: [UInt8]) { files.append((path, .bytes(bytes))) }

  mutating func keep(path: OutputPath) -> Bool {
    guard let file = past[path] else { return false }
    files.append((path, file))
    return true
  }

  mutating func copy(path: OutputPath, from source: String) throws(OutputError) {
    do throws(FileError) {
      guard let status = try Directory.current.status(source, following: true) else { throw .missing(source) }
      files.append((path, .copy(of: source, size: status.size, modified: status.modified)))
    } catch { throw .source(error) }
  }
}

/// One file of a site in memory. Two are equal when a visitor would get the same bytes.
public enum OutputFile: Sendable, Hashable {
  case bytes([UInt8])
  /// A file of the author's, not read: its path as the file system takes it, its bytes, and its last change in
  /// nanoseconds since 1970.
  case copy(of: String, size: Int, modified: Int64)
}
