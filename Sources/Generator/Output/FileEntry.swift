#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What stands at a path.
public enum FileKind: Sendable, Hashable {
  case file
  case folder
  /// In a listing: not followed, because it is broken, leaves the listed root, or runs in a circle.
  case symlink
  /// A pipe, socket or device.
  case other
}

/// One line of a listing (`FileSystem.list`).
public struct FileEntry: Sendable, Hashable {
  /// Relative to the listed root, components joined by `/`.
  public var path: String
  public var kind: FileKind
  /// Of the file that a followed symlink leads to; nil when nobody wanted to know.
  public var status: FileStatus?

  /// Bytes.
  public var size: Int { status?.size ?? 0 }

  /// Last change of the contents, nanoseconds since 1970.
  public var modified: Int64 { status?.modified ?? 0 }
}

/// What `stat` knows of a path.
public struct FileStatus: Sendable, Hashable {
  public var kind: FileKind
  /// Bytes.
  public var size: Int
  /// Last change of the contents, nanoseconds since 1970.
  public var modified: Int64
  /// Last change of anything about it, nanoseconds since 1970: the system sets it, and nobody else can.
  public var changed: Int64
  public var identity: Identity

  /// Tells two names of one file or folder from two files.
  public struct Identity: Sendable, Hashable {
    public var device: UInt64
    public var inode: UInt64
  }
}

extension FileStatus {
  init(_ found: stat) {
    kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symlink
      default: .other
      }
    size = Int(found.st_size)
    #if canImport(Darwin)
      let times = (found.st_mtimespec, found.st_ctimespec)
    #else
      let times = (found.st_mtim, found.st_ctim)
    #endif
    modified = Int64(times.0.tv_sec) * 1_000_000_000 + Int64(times.0.tv_nsec)
    changed = Int64(times.1.tv_sec) * 1_000_000_000 + Int64(times.1.tv_nsec)
    identity = Identity(device: UInt64(truncatingIfNeeded: found.st_dev), inode: UInt64(found.st_ino))
  }
}
