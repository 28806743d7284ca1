import Hummingbird
import Synchronization
import Testing

@testable import Server

/// A file that is cut while it is sent.
struct PromisedWriterTests {
  private final class Visitor: Sendable {
    let heard = Mutex("")
  }

  private struct Line: ResponseBodyWriter {
    let visitor: Visitor

    mutating func write(_ buffer: ByteBuffer) { visitor.heard.withLock { $0 += String(buffer: buffer) } }

    consuming func finish(_ trailingHeaders: HTTPFields?) { visitor.heard.withLock { $0 += "|" } }
  }

  private func send(_ parts: [String], promising count: Int) async throws -> String {
    let body = ResponseBody { writer in
      for part in parts { try await writer.write(ByteBuffer(string: part)) }
      try await writer.finish(nil)
    }.promising(count)
    #expect(body.contentLength == count)
    let visitor = Visitor()
    try await body.write(Line(visitor: visitor))
    return visitor.heard.withLock { $0 }
  }

  @Test func wholeFilesEnd() async throws { #expect(try await send(["012", "34"], promising: 5) == "01234|") }

  @Test(arguments: [["012", "3"], []])
  func shortOnesFail(parts: [String]) async throws {
    await #expect(throws: PromisedWriter.Short.self) { try await send(parts, promising: 5) }
  }
}
