/// The output of a finished build, to be published. As long as this value lives no build changes it, and no other
/// publish reads it.
public final class PublishableSite: Sendable {
  public struct File: Sendable, Hashable {
    public var path: OutputPath
    /// Bytes.
    public var size: Int
    /// Last change of the contents, nanoseconds since 1970.
    public var modified: Int64

    public init(path: OutputPath, size: Int, modified: Int64) {
      self.path = path
      self.size = size
      self.modified = modified
    }
  }

  /// The output folder.
  public let folder: String
  /// What the manifest names, sorted by path.
  public let files: [File]
  /// How many files there are that no build wrote. They are not published.
  public let foreignCount: Int
  /// Files that are not as the last build left them: somebody has changed them since. Sorted; empty when nothing is known
  /// of that build.
  public let edited: [OutputPath]
  private let output: Directory

  /// - Throws: `BuiltSiteError` unless the folder holds every file of its manifest.
  public convenience init(_ place: OutputPlace) throws(BuiltSiteError) {
    guard FileSystem.isDirectory(place.output), let output = try? Directory.current.open(place.output) else {
      throw .notBuilt(place.output)
    }
    guard output.lock() else { throw .inUse(place.output) }
    let files: [File]
    do throws(BuiltSiteError) { files = try Self.files(of: place, in: output) } catch {
      output.unlock()
      throw error
    }
    self.init(folder: place.output, files: files, edited: EditedOutput(place).paths, output: output)
  }

  private init(folder: String, files: [File], edited: [OutputPath], output: consuming Directory) {
    self.folder = folder
    self.files = files
    self.edited = edited
    self.output = output
    let ours = Set(files.map(\.path.text))
    let all = (try? FileSystem.list(folder)) ?? []
    foreignCount = all.count { $0.kind == .file && !$0.path.hasPrefix(OutputPlace.marker) && !ours.contains($0.path) }
  }

  deinit { output.unlock() }

  private static func files(
    of place: OutputPlace, in output: borrowing Directory
  ) throws(BuiltSiteError) -> [File] {
    if Journal.find(in: output) != nil { throw .unfinished(place.output) }
    let paths = Ownership(of: place, in: output).files.paths
    if paths.isEmpty { throw .notBuilt(place.output) }
    var check = FolderCheck()
    var files: [File] = []
    var missing: [OutputPath] = []
    files.reserveCapacity(paths.count)
    for path in paths {
      let isReachable = check.isFolder(path.folder, in: output)
      if isReachable, let status = (try? output.status(path.text)) ?? nil, status.kind == .file {
        files.append(File(path: path, size: status.size, modified: status.modified))
      } else {
        missing.append(path)
      }
    }
    if !missing.isEmpty { throw .differs(place.output, missing: missing) }
    return files
  }
}

/// Why there is nothing to publish.
public enum BuiltSiteError: Error, Sendable, Hashable {
  case notBuilt(String)
  /// A build was cut short; the next one finishes its work.
  case unfinished(String)
  /// Files of the manifest are gone, or have become something else.
  case differs(String, missing: [OutputPath])
  /// A build writes into the folder, or another publish reads it.
  case inUse(String)
}
