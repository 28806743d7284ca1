import Foundation
import Testing

/// One HTTP/1.1 request on loopback, sent as it is written, and what comes back line by line.
struct HTTPVisit {
  private let handle: FileHandle
  let lines: LineStream

  init(_ request: String, port: Int) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let done = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try #require(done == 0, "nobody listens on port \(port)")
    lines = LineStream(handle)
    try handle.write(contentsOf: Data(request.utf8))
  }

  /// The whole answer to a request for a page.
  static func get(_ path: String, host: String? = nil, fields: String = "", port: Int) async throws -> String {
    let visit = try HTTPVisit(
      "GET \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\(fields)Connection: close\r\n\r\n", port: port)
    var answer = ""
    while let line = try await visit.lines.next() { answer += line + "\n" }
    return answer
  }

  /// The events that a page hears, which shows `generation`.
  static func events(since generation: String, port: Int) throws -> LineStream {
    try HTTPVisit(
      "GET /.sitegen/events?generation=\(generation) HTTP/1.1\r\nHost: localhost\r\n\r\n", port: port
    ).lines
  }
}
