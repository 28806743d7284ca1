/// Why the output cannot be written; it is as it was (exit code 73, SPEC section 2).
public enum OutputError: Error, Sendable, Hashable {
  /// The file system refused.
  case file(FileError)
  /// A file that was to be copied cannot be read: no fault of the output.
  case source(FileError)
  /// The folder is not empty and nothing says that we wrote it.
  case outputNotOurs(String)
  /// The output folder is the site's folder or holds it, or it overlaps with a folder that the site is read from.
  case misplaced(output: String, other: String)
  /// Another build writes into the folder, or a publish reads it.
  case inUse(String)
  /// Something that we did not write stands where a file or folder must be.
  case blocked(String)
  /// Two writers named one file; callers keep paths apart, so this is a bug.
  case duplicate(OutputPath)
}

extension OutputError: CustomStringConvertible {
  /// What went wrong, without a full stop.
  public var description: String {
    switch self {
    case .file(let error): "\(error.path) cannot be written or read: \(error.reason)"
    case .source(let error): "\(error.path) cannot be read: \(error.reason)"
    case .outputNotOurs(let folder): "\(folder) is not empty and was not written by sitegen"
    case .misplaced(let output, let other): "the output folder \(output) must not hold, be, or be inside of \(other)"
    case .inUse(let folder): "another build, or a publish, is working on \(folder)"
    case .blocked(let path): "\(path) is in the way and was not written by sitegen"
    case .duplicate(let path): "two files of the output have the path \(path)"
    }
  }

  /// A way out, nil when there is none to tell.
  public var help: String? {
    switch self {
    case .outputNotOurs(let folder):
      "empty it, name another folder with --output, or allow sitegen to write there by making an empty file "
        + FileSystem.join(folder, OutputPlace.marker)
    case .misplaced: "name another folder with --output or in site.yml under output:"
    case .inUse: "wait until it has ended"
    case .blocked: "move it away"
    case .file, .source, .duplicate: nil
    }
  }
}
