public import Cincopa

/// How files are sent.
public struct UploadSettings: Sendable {
  /// Bytes of a piece. Each file under way takes about three times as much memory, whatever its size.
  public var chunkSize = ChunkPlan.usualSize
  /// Further tries of a piece after the first.
  public var retries = 9
  /// Seconds in which nothing moves before a try is given up.
  public var patience = 60.0
  public var contentType = "multipart/form-data"
  /// Where the state of uploads is kept, one folder each: `.sitegen/uploads`.
  public var folder: String
  /// Sends again what is on the platform already.
  public var sendsAgain = false

  public init(folder: String) { self.folder = folder }
}

/// A file to be sent.
public struct UploadFile: Sendable, Hashable {
  public var path: String
  /// What it is to be called on the platform.
  public var name: String

  public init(path: String) {
    self.path = path
    name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

/// What became of a file.
public struct UploadOutcome: Sendable, Hashable {
  public var asset: UploadedAsset
  /// SHA-256 of the bytes, in hexadecimal; nil when the platform fetched them itself.
  public var digest: String?
  /// Bytes; nil when nobody said.
  public var size: Int?
  /// It was there from an earlier upload, and nothing was sent.
  public var wasThere: Bool
  /// It was there, and was added to the gallery.
  public var wasAdded = false
  /// Why it is not known whether the gallery that it was sent to earlier has it still; nil when it is.
  public var doubt: String?
}

/// How an upload goes on.
public enum UploadEvent: Sendable {
  /// Bytes of the file are being read to know it by.
  case reading(done: Int, of: Int)
  /// Sending begins behind what an earlier run has sent.
  case sending(from: Int, of: Int)
  /// So many bytes of the file are sent.
  case sent(Int)
  /// A piece is to be sent again, so many seconds later.
  case again(bytes: Range<Int>, reason: String, wait: Double)
  /// The platform fetches it itself, and has so many percent.
  case fetching(Int?)
  /// All is sent from the beginning again.
  case restart(reason: String)
}
