#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file held open, to be read in pieces from any place, however large it is.
public final class OpenedFile: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Does not wait for the other end of a pipe.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FileError(code: errno, path: path, purpose: .read) }
  }

  deinit { _ = close(descriptor) }

  /// Of the file that was opened, whatever has its name by now.
  public func status() throws(FileError) -> FileStatus {
    var found = stat()
    guard unsafe fstat(descriptor, &found) == 0 else { throw FileError(code: errno, path: path, purpose: .read) }
    return FileStatus(found)
  }

  /// The bytes of the range; fewer where the file ends.
  public func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let place = unsafe buffer.baseAddress?.advanced(by: filled)
        let got = unsafe pread(descriptor, place, range.count - filled, off_t(range.lowerBound + filled))
        if got == 0 { return }
        if got > 0 { filled += got } else if errno != EINTR { return code = errno }
      }
    }
    if code != 0 { throw FileError(code: code, path: path, purpose: .read) }
    return bytes
  }
}
