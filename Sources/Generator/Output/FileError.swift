#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the file system refused, with the path it was asked about.
public struct FileError: Error, Sendable, Hashable {
  /// `errno`, or 0 when the refusal is ours (a file larger than asked for, a name that is no text).
  public var code: Int32
  public var path: String
  /// A short sentence without the path and without a full stop: "the disk is full".
  public var reason: String

  public init(code: Int32, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }

  /// `limit` is in bytes.
  init(tooLarge path: String, limit: Int) {
    self.init(code: 0, path: path, reason: "larger than \(limit) bytes")
  }

  static func missing(_ path: String) -> FileError { FileError(code: ENOENT, path: path, purpose: .read) }

  /// The same refusal, told of a longer path.
  public func below(_ folder: String) -> FileError {
    FileError(code: code, path: path == "." ? folder : FileSystem.join(folder, path), reason: reason)
  }
}

extension FileError {
  /// We may not write there, whatever we do.
  var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }

  /// Nothing is there, or nothing any longer.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Something is there already.
  var isOccupied: Bool { code == EEXIST }
}

extension FileError: CustomStringConvertible {
  public var description: String { "\(path): \(reason)" }
}

extension FileError {
  enum Purpose { case read, write }

  init(code: Int32, path: String, purpose: Purpose) {
    self.init(code: code, path: path, reason: Self.reason(code, purpose))
  }

  private static func reason(_ code: Int32, _ purpose: Purpose) -> String {
    switch code {
    case EACCES, EPERM: purpose == .read ? "no permission to read" : "no permission to write"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENOENT: purpose == .read ? "no such file" : "its folder does not exist"
    case EROFS: "the file system is read-only"
    case EISDIR: "a folder, not a file"
    case ENXIO: "a socket or a device, not a file"
    case ENOTDIR: "not a folder"
    case EEXIST: "something is there already"
    case ENOTEMPTY: "a folder that is not empty"
    case ELOOP: "a symlink, or symlinks in a circle"
    case ENAMETOOLONG: "the name is too long"
    case EMFILE, ENFILE: "too many files are open"
    case EFBIG: "larger than a file may be"
    case EIO: "the disk does not work"
    case EXDEV: "on another file system"
    case EBUSY: "in use by the system"
    default: "error \(code) of the system"
    }
  }
}
