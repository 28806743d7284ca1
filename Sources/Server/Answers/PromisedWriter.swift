internal import Hummingbird

/// Passes on what is read of a file, and fails when that is less than was promised, because somebody has cut the file
/// meanwhile. The connection ends then; otherwise a visitor would wait for the rest, or take the next answer for it.
struct PromisedWriter: ResponseBodyWriter {
  private var writer: any ResponseBodyWriter
  /// Bytes.
  private var left: Int

  struct Short: Error {}

  init(_ writer: any ResponseBodyWriter, count: Int) {
    self.writer = writer
    left = count
  }

  @concurrent mutating func write(_ buffer: ByteBuffer) async throws {
    left -= buffer.readableBytes
    try await writer.write(buffer)
  }

  @concurrent consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    if left > 0 { throw Short() }
    try await writer.finish(trailingHeaders)
  }
}

extension ResponseBody {
  /// The same, but all of its bytes or an end of the connection.
  func promising(_ count: Int) -> ResponseBody {
    ResponseBody(contentLength: count) { writer in try await self.write(PromisedWriter(writer, count: count)) }
  }
}
