import FoundationEssentials
import Generator
import Testing

@testable import Transport

/// Bodies: codings, sizes, lies.
struct ReplyTests {
  private var trial = Trial()

  private static let gzip = bytes("H4sIAAAAAAACA8vPSwUA8YZsegMAAAA=")
  private static let zlib = bytes("eJzLz0sFAAKRAUM=")
  private static let rawDeflate = bytes("y89LBQA=")
  /// A million zeros in a thousand bytes.
  private static let bomb = bytes(
    "H4sIAAAAAAACA+3BAQEAAACCIP+vbkhAAQ" + String(repeating: "A", count: 1290) + "rwaey3kSQEIPAA==")

  private static func bytes(_ base64: String) -> [UInt8] { [UInt8](Data(base64Encoded: base64) ?? Data()) }

  private func result(
    _ trial: Trial, _ script: @escaping LoopbackServer.Script
  ) async throws -> (Retrieval<String>, [LoopbackServer.Request]) {
    let server = try await LoopbackServer(script)
    let result = try await trial.get("http://127.0.0.1:\(server.port)/")
    await server.stop()
    trial.remove()
    return (result, server.requests)
  }

  @Test(arguments: [
    ("gzip", gzip), ("GZIP", gzip), ("deflate", zlib), ("identity", Array("one".utf8)), ("", Array("one".utf8)),
  ])
  func isDecoded(coding: String, bytes: [UInt8]) async throws {
    let (result, requests) = try await result(trial) { _ in
      .answer("200 OK", ["Content-Encoding: \(coding)"], bytes: bytes)
    }
    #expect(result.value == "one")
    #expect(requests.count == 1)
  }

  /// Raw deflate without its frame, what is not gzip at all, and codings that nobody asked for.
  @Test(arguments: [
    ("deflate", rawDeflate), ("gzip", Array("one".utf8)), ("br", [1, 2, 3]), ("gzip", Array(gzip.dropLast(9))),
  ])
  func isAskedForPlainWhenTheCodingIsNoGood(coding: String, bytes: [UInt8]) async throws {
    let (result, requests) = try await result(trial) {
      $0["Accept-Encoding"] == "identity"
        ? .ok("one") : .answer("200 OK", ["Content-Encoding: \(coding)"], bytes: bytes)
    }
    #expect(result.value == "one")
    #expect(requests.map { $0["Accept-Encoding"] } == ["gzip, deflate", "identity"])
  }

  @Test func aServerThatInsistsIsRefused() async throws {
    let (coded, _) = try await result(trial) { _ in .answer("200 OK", ["Content-Encoding: br"], bytes: [1, 2, 3]) }
    #expect(coded.reason == "answered in a coding that was not asked for (br)")
    let (damaged, _) = try await result(trial) { _ in .answer("200 OK", ["Content-Encoding: gzip"], bytes: [1, 2, 3]) }
    #expect(damaged.reason == "answered with a damaged compressed body")
  }

  @Test func aBombIsNotInflated() async throws {
    var small = trial
    small.policy.maxSize = 100_000
    let (result, requests) = try await result(small) { _ in
      .answer("200 OK", ["Content-Encoding: gzip"], bytes: Self.bomb)
    }
    #expect(result.reason == "answered with more than 100 kB")
    #expect(requests.count == 1)
    let (whole, _) = try await self.result(trial) { _ in .answer("200 OK", ["Content-Encoding: gzip"], bytes: Self.bomb)
    }
    #expect(whole.value?.utf8.count == 1_000_000)
  }

  @Test func sizeIsExact() async throws {
    var small = trial
    small.policy.maxSize = 5
    #expect(try await result(small) { _ in .ok("12345") }.0.value == "12345")
    #expect(try await result(small) { _ in .ok("123456") }.0.reason == "answered with more than 5 bytes")
  }

  /// The announced length is believed when it is too large, but not when it is small, missing or absurd.
  @Test func endlessBodiesAreCut() async throws {
    var small = trial
    small.policy.maxSize = 5000
    let chunk = "400\r\n" + String(repeating: "x", count: 1024) + "\r\n"
    let endless = [LoopbackServer.Step](repeating: .text(chunk), count: 100)
    let (result, _) = try await result(small) { _ in
      [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")] + endless + [.hang]
    }
    #expect(result.reason == "answered with more than 5 kB")
    let (announced, _) = try await self.result(small) { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"), .hang]
    }
    #expect(announced.reason == "answered with more than 5 kB")
  }

  @Test func aBodyWithoutLengthEndsWithTheConnection() async throws {
    let (result, _) = try await result(trial) { _ in [.text("HTTP/1.0 200 OK\r\n\r\none"), .close] }
    #expect(result.value == "one")
  }

  /// Shorter than announced, or without its last chunk: tried again, never taken for whole.
  @Test(arguments: ["Content-Length: 10\r\n\r\none", "Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n"])
  func aCutBodyIsTriedAgain(part: String) async throws {
    let cut: [LoopbackServer.Step] = [.text("HTTP/1.1 200 OK\r\n" + part), .close]
    let (healed, _) = try await result(trial) { $0.index < 3 ? cut : .ok("one") }
    #expect(healed.value == "one")
    let (broken, requests) = try await result(trial) { _ in cut }
    #expect(broken.reason == "the connection was closed before the answer was complete after 4 tries")
    #expect(requests.count == 4)
  }

  @Test func longerThanAnnouncedIsCutThere() async throws {
    let (result, _) = try await result(trial) { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none two three"), .close]
    }
    #expect(result.value == "one")
  }

  @Test(arguments: [
    "garbage\r\n\r\n", "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  ])
  func whatIsNotHTTPIsRefused(answer: String) async throws {
    let (result, requests) = try await result(trial) { _ in [.text(answer), .close] }
    #expect(result.reason == "its answer is not HTTP")
    #expect(requests.count == 1)
  }

  @Test func aFloodOfHeadersIsRefused() async throws {
    let flood = (0..<5000).map { "X-Header-\($0): \(String(repeating: "x", count: 100))\r\n" }.joined()
    let (result, requests) = try await result(trial) { _ in [.text("HTTP/1.1 200 OK\r\n" + flood), .hang] }
    #expect(result.reason == "its answer is not HTTP")
    #expect(requests.count == 1)
  }

  /// What a body is, is seen from the body (`Content-Type` is often wrong); it is handed on as it was sent.
  @Test(arguments: ["text/html", "image/png", "application/octet-stream", "nonsense", ""])
  func typesMayLie(type: String) async throws {
    let (result, _) = try await result(trial) { _ in .ok("one", ["Content-Type: \(type)"]) }
    #expect(result.value == "one")
    let (page, _) = try await self.result(trial) { _ in .ok("<html>", ["Content-Type: application/rss+xml"]) }
    #expect(page.reason == "is a web page")
  }

  @Test func earlyHintsAreNotTheAnswer() async throws {
    let (result, _) = try await result(trial) { _ in
      [.text("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")] + .ok("one")
    }
    #expect(result.value == "one")
  }
}
