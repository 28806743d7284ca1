#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder held open. Paths are relative to it, which saves the way down.
public struct Directory: ~Copyable, Sendable {
  let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  /// The working folder of the process; absolute paths work as well.
  public static var current: Directory { Directory(descriptor: AT_FDCWD) }

  /// The folder itself must not be a symlink when `following` is false; those above it may be.
  public func open(_ path: String, following: Bool = true) throws(FileError) -> Directory {
    Directory(descriptor: try descend(path, O_RDONLY | O_DIRECTORY | (following ? 0 : O_NOFOLLOW), .read))
  }

  func descend(_ path: String, _ flags: Int32, _ purpose: FileError.Purpose) throws(FileError) -> Int32 {
    while true {
      let found = unsafe openat(descriptor, path, flags | O_CLOEXEC, 0o666)
      if found >= 0 { return found }
      if errno != EINTR { throw failure(path, purpose) }
    }
  }

  func failure(_ path: String, _ purpose: FileError.Purpose) -> FileError {
    FileError(code: errno, path: path, purpose: purpose)
  }
}

extension Directory {
  /// The whole file; `limit` is its greatest size in bytes. Pipes are read to their end.
  public func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try contents(path, limit: limit).bytes
  }

  /// The same with what the file looked like before.
  /// - Parameter waits: whether it may be a pipe or a device. Nobody may ever write to the one, and the other may never end;
  ///   if not, it is opened and left at once.
  func contents(
    _ path: String, limit: Int = .max, waits: Bool = true
  ) throws(FileError) -> (bytes: [UInt8], status: FileStatus) {
    let file = OpenFile(descriptor: try descend(path, O_RDONLY | (waits ? 0 : O_NONBLOCK | O_NOCTTY), .read))
    guard let status = file.status else { throw failure(path, .read) }
    if !waits, status.kind == .other { throw FileError(code: 0, path: path, reason: "a pipe or a device, not a file") }
    var bytes: [UInt8] = []
    while true {
      if max(status.size, bytes.count) > limit { throw FileError(tooLarge: path, limit: limit) }
      let step = bytes.isEmpty && status.size > 0 ? status.size : 65_536
      guard let chunk = file.chunk(upTo: step) else { throw failure(path, .read) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if chunk.isEmpty || (status.kind == .file && bytes.count == status.size) { return (bytes, status) }
    }
  }

  /// Makes a new file; nothing may stand at its path, not even a symlink. A part written before an error is removed.
  /// `durably` waits until the bytes have reached the disk.
  @discardableResult
  public func create(_ path: String, _ bytes: [UInt8], durably: Bool = false) throws(FileError) -> FileStatus? {
    let file = OpenFile(descriptor: try descend(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, .write))
    let (done, status) = (file.put(bytes) && (!durably || fsync(file.descriptor) == 0), file.status)
    try finish(file, path, done)
    return status
  }

  /// Makes a new file with the contents of the file at `source` (a path of `origin`).
  public func create(_ path: String, copyOf source: String, in origin: borrowing Directory) throws(FileError) {
    let from = OpenFile(descriptor: try origin.descend(source, O_RDONLY, .read))
    let file = OpenFile(descriptor: try descend(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, .write))
    let done = file.fill(from: from)
    try finish(file, path, done)
  }

  private func finish(_ file: consuming OpenFile, _ path: String, _ written: Bool) throws(FileError) {
    let code = errno
    // The error of a write may wait until the file is closed (quotas, network file systems).
    if file.finish(), written { return }
    if !written { errno = code }
    let error = failure(path, .write)
    _ = unsafe unlinkat(descriptor, path, 0)
    throw error
  }

  /// Of a regular file with exactly these bytes; nil when there is none, or it cannot be read.
  func status(_ path: String, holding bytes: [UInt8]) -> FileStatus? {
    guard let file = peek(path), let status = file.status, status.kind == .file, status.size == bytes.count else {
      return nil
    }
    return file.holds(bytes) ? status : nil
  }

  /// Whether a regular file with the contents of `source` (a path of `origin`) is there.
  public func holds(_ path: String, copyOf source: String, in origin: borrowing Directory) -> Bool {
    guard let file = peek(path), let other = origin.peek(source, following: true),
      let mine = file.status, let its = other.status, mine.kind == .file, its.kind == .file, mine.size == its.size
    else { return false }
    while let one = file.chunk(upTo: 262_144), let two = other.chunk(upTo: 262_144), one == two {
      if one.isEmpty { return true }
    }
    return false
  }

  private func peek(_ path: String, following: Bool = false) -> OpenFile? {
    // A pipe must not hold us up.
    guard let found = try? descend(path, O_RDONLY | O_NONBLOCK | (following ? 0 : O_NOFOLLOW), .read) else {
      return nil
    }
    return OpenFile(descriptor: found)
  }
}

extension Directory {
  /// Nil when nothing is there.
  public func status(_ path: String, following: Bool = false) throws(FileError) -> FileStatus? {
    var found = stat()
    let flags = following ? 0 : AT_SYMLINK_NOFOLLOW
    if unsafe fstatat(descriptor, path, &found, flags) == 0 { return FileStatus(found) }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw failure(path, .read)
  }

  /// False when something was there already. The folders above must exist.
  @discardableResult
  public func makeFolder(_ path: String) throws(FileError) -> Bool {
    if unsafe mkdirat(descriptor, path, 0o777) == 0 { return true }
    if errno == EEXIST { return false }
    throw failure(path, .write)
  }

  /// Puts a file or folder in place of what is at `target`, in one step.
  public func rename(_ path: String, to target: String, in other: borrowing Directory) throws(FileError) {
    if unsafe renameat(descriptor, path, other.descriptor, target) != 0 { throw other.failure(target, .write) }
  }

  /// Removes a file or symlink. False when there was none, or a folder.
  @discardableResult
  public func unlink(_ path: String) throws(FileError) -> Bool {
    if unsafe unlinkat(descriptor, path, 0) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR || errno == EISDIR { return false }
    throw failure(path, .write)
  }

  /// Removes a folder when it is empty.
  public func removeFolder(_ path: String) { _ = unsafe unlinkat(descriptor, path, AT_REMOVEDIR) }

  /// Refuses when names may not be added to and removed from the folder at `path`.
  public func checkWritable(_ path: String) throws(FileError) {
    if unsafe faccessat(descriptor, path, W_OK | X_OK, 0) != 0 { throw failure(path, .write) }
  }

  /// Keeps others from locking the folder while this value lives. False when one does; true where there are no locks.
  public func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK }

  /// Ends the lock for all who share it: a process forked in between has it too.
  public func unlock() { _ = flock(descriptor, LOCK_UN) }

  /// Waits until the names in this folder have reached the disk, where the system can say so.
  public func sync() { _ = fsync(descriptor) }

  /// The absolute path without symlinks; nil when nothing is there.
  public static func canonical(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(validatingCString: found)
  }
}

/// A file held open. Its functions leave the reason of a failure in `errno`.
private struct OpenFile: ~Copyable {
  let descriptor: Int32

  deinit { _ = close(descriptor) }

  consuming func finish() -> Bool {
    let descriptor = self.descriptor
    discard self
    return close(descriptor) == 0
  }

  var status: FileStatus? {
    var found = stat()
    return unsafe fstat(descriptor, &found) == 0 ? FileStatus(found) : nil
  }

  /// One read; empty at the end, nil on an error.
  func chunk(upTo count: Int) -> [UInt8]? {
    var got = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      got = unsafe fill(UnsafeMutableRawBufferPointer(buffer))
      filled = max(got, 0)
    }
    return got < 0 ? nil : bytes
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 || errno != EINTR { return got }
    }
  }

  func put(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var from = 0
      while from < buffer.count {
        let done = unsafe write(descriptor, buffer.baseAddress?.advanced(by: from), buffer.count - from)
        if done > 0 { from += done } else if done == 0 || errno != EINTR { return false }
      }
      return true
    }
  }

  /// Compares in chunks; the sizes are the same.
  func holds(_ bytes: [UInt8]) -> Bool {
    unsafe withUnsafeTemporaryAllocation(byteCount: max(1, min(bytes.count, 65_536)), alignment: 16) { buffer in
      unsafe bytes.withUnsafeBytes { wanted in
        var from = 0
        while from < wanted.count {
          let got = unsafe fill(buffer)
          guard got > 0, from + got <= wanted.count, let here = buffer.baseAddress, let there = wanted.baseAddress,
            unsafe memcmp(here, there.advanced(by: from), got) == 0
          else { return false }
          from += got
        }
        return true
      }
    }
  }

  func fill(from source: borrowing OpenFile) -> Bool {
    while let chunk = source.chunk(upTo: 262_144) {
      if chunk.isEmpty || !put(chunk) { return chunk.isEmpty }
    }
    return false
  }
}
