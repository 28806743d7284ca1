import Markup

/// The headers of one piece of an upload (PLATFORM section 6.2).
public struct ChunkHeaders: Sendable, Hashable {
  /// The file's name, without folders, as people read it.
  public var fileName: String
  public var range: Range<Int>
  /// Bytes of the whole file.
  public var total: Int
  /// One value for all pieces of a file: it tells two uploads of the same name apart.
  public var uniqueID: String
  /// The platform's own uploader says this, although the body is the piece itself and no form.
  public var contentType = "multipart/form-data"

  public init(fileName: String, range: Range<Int>, total: Int, uniqueID: String) {
    self.fileName = fileName
    self.range = range
    self.total = total
    self.uniqueID = uniqueID
  }

  /// In the order in which they are sent. The end of the range is where the next piece begins, unlike in RFC 9110: that
  /// is how the platform wants it.
  public var fields: [(name: String, value: String)] {
    [
      ("X-File-Name", Escape.percent(fileName, keeping: "")),
      ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound)/\(total)"),
      ("Content-Length", "\(range.count)"),
      ("unique-id", uniqueID),
      ("Content-Type", contentType),
    ]
  }
}
