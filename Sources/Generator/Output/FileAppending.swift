#if canImport(Darwin)
  import Darwin

  private let systemWrite = unsafe Darwin.write
#else
  import Glibc

  private let systemWrite = unsafe Glibc.write
#endif

extension Directory {
  /// Adds to the end of a file, which is made when it is not there, and waits until the bytes have reached the disk. After
  /// an error the file is as long as it was; only a kill can leave a part of them. New files can be read by their owner
  /// alone.
  public func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let file = unsafe openat(descriptor, path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path, .write) }
    defer { _ = close(file) }
    let length = lseek(file, 0, SEEK_END)
    if Self.put(bytes, into: file), fsync(file) == 0 { return }
    let error = failure(path, .write)
    if length >= 0 { _ = ftruncate(file, length) }
    throw error
  }

  private static func put(_ bytes: [UInt8], into file: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var from = 0
      while from < buffer.count {
        let done = unsafe systemWrite(file, buffer.baseAddress?.advanced(by: from), buffer.count - from)
        if done > 0 { from += done } else if done == 0 || errno != EINTR { return false }
      }
      return true
    }
  }
}
