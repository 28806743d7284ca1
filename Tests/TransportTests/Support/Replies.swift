extension Array where Element == LoopbackServer.Step {
  /// A complete answer with the length of its body.
  static func answer(_ status: String, _ headers: [String] = [], body: String = "") -> Self {
    answer(status, headers, bytes: [UInt8](body.utf8))
  }

  static func answer(_ status: String, _ headers: [String] = [], bytes: [UInt8]) -> Self {
    let lines: [String] = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(bytes.count)"]
    return [.send([UInt8]((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + bytes)]
  }

  static func ok(_ body: String, _ headers: [String] = []) -> Self { answer("200 OK", headers, body: body) }

  static func found(_ location: String) -> Self { answer("302 Found", ["Location: \(location)"]) }

  /// `ok`, after a while.
  static func slow(_ body: String, milliseconds: Int64) -> Self { [.wait(milliseconds: milliseconds)] + ok(body) }
}
