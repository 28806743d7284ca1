internal import Crypto
internal import FoundationEssentials
internal import Generator

/// A file as it was when the upload began: every piece has a digest, so that nothing is ever sent of another state.
struct UploadContent: Sendable {
  let file: UploadFile
  let opened: OpenedFile
  let status: FileStatus
  /// Of the whole, in hexadecimal.
  let digest: String
  private let pieces: [SHA256Digest]
  /// Bytes of a piece.
  let pieceSize: Int

  /// Bytes of one look into the file: small, so that other tasks get their turn.
  private static let step = 1 << 20

  /// Reads the file once. `pieceSize`: bytes.
  init(
    _ file: UploadFile, pieceSize: Int, progress: (Int, Int) -> Void
  ) async throws(TransportFailure) {
    self.file = file
    self.pieceSize = pieceSize
    do throws(FileError) {
      opened = try OpenedFile(file.path)
      status = try opened.status()
    } catch { throw .unreadable(file, error.reason) }
    guard status.kind == .file else {
      throw status.kind == .folder ? .folder(file) : .unreadable(file, "neither a file nor a folder")
    }
    guard status.size > 0 else { throw .empty(file) }
    var whole = SHA256()
    var piece = SHA256()
    var pieces: [SHA256Digest] = []
    var offset = 0
    while offset < status.size {
      let end = min(offset + Self.step, (offset / pieceSize + 1) * pieceSize, status.size)
      let bytes = try Self.read(opened, offset..<end, file)
      whole.update(data: bytes)
      piece.update(data: bytes)
      offset = end
      if offset % pieceSize == 0 || offset == status.size {
        pieces.append(piece.finalize())
        piece = SHA256()
      }
      progress(offset, status.size)
      await Task.yield()
    }
    self.pieces = pieces
    digest = PublishLedger.hexadecimal(whole.finalize())
    try checkUnchanged()
  }

  /// In the pieces that an upload was begun with.
  func cut(
    as size: Int?, _ progress: @escaping Uploader.Progress
  ) async throws(TransportFailure) -> UploadContent {
    guard let size, size != pieceSize else { return self }
    let content = try await UploadContent(file, pieceSize: size) { progress(.reading(done: $0, of: $1)) }
    guard content.digest == digest else { throw .changed(file) }
    return content
  }

  /// The bytes of a piece; throws when they are not what they were.
  func piece(_ index: Int, _ range: Range<Int>) throws(TransportFailure) -> [UInt8] {
    try checkUnchanged()
    let bytes = try Self.read(opened, range, file)
    guard SHA256.hash(data: bytes) == pieces[index] else { throw .changed(file) }
    return bytes
  }

  private func checkUnchanged() throws(TransportFailure) {
    guard let now = try? opened.status(), now.size == status.size, now.modified == status.modified,
      FileSystem.status(file.path)?.identity == status.identity
    else { throw .changed(file) }
  }

  private static func read(_ opened: OpenedFile, _ range: Range<Int>, _ file: UploadFile) throws(TransportFailure)
    -> [UInt8]
  {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try opened.bytes(range) } catch { throw .unreadable(file, error.reason) }
    guard bytes.count == range.count else { throw .changed(file) }
    return bytes
  }
}

extension UploadFile {
  /// Why it cannot be uploaded, as far as can be seen before it is read.
  public var problem: TransportFailure? {
    guard let status = FileSystem.status(path) else { return .unreadable(self, "no such file") }
    switch status.kind {
    case .file: return status.size == 0 ? .empty(self) : nil
    case .folder: return .folder(self)
    case .symlink, .other: return .unreadable(self, "neither a file nor a folder")
    }
  }
}

extension TransportFailure {
  static func unreadable(_ file: UploadFile, _ reason: String) -> TransportFailure {
    TransportFailure(.usage, "\(file.path) cannot be uploaded: \(reason)")
  }

  static func folder(_ file: UploadFile) -> TransportFailure {
    TransportFailure(.usage, "\(file.path) is a folder", help: "name the files in it: \(file.path)/*")
  }

  static func empty(_ file: UploadFile) -> TransportFailure {
    TransportFailure(.usage, "\(file.path) is empty", help: "the platform makes nothing of a file without bytes")
  }

  static func changed(_ file: UploadFile) -> TransportFailure {
    TransportFailure(
      .changed, "\(file.path) changed while it was uploaded, and was given up",
      help: "upload it again when it is complete; nothing of the old state will show up")
  }
}
