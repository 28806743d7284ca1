/// `_redirects`, as Netlify, Cloudflare Pages and others read it: one `FROM  TO  301` a line.
public enum Redirects {
  /// Sorted, each once. `from` is root-relative, `to` too or an absolute address; both readable or percent-encoded.
  public static func bytes(_ entries: [(from: String, to: String)]) -> [UInt8] {
    let lines = Set(entries.map { "\(escaped($0.from))  \(escaped($0.to))  301\n" })
    return Array(lines.sorted().joined().utf8)
  }

  /// In these files white space parts fields, `#` begins a comment, `*` and `:name` are placeholders.
  private static func escaped(_ address: String) -> String {
    let isPath = address.utf8.first == UInt8(ascii: "/")
    var result: [UInt8] = []
    for byte in address.utf8 {
      if isPlain(byte) || (!isPath && (byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?"))) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The percent sign among them: what is percent-encoded stays so.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "%"): true
    default: "-._~/!$&'()+,;=@".utf8.contains(byte)
    }
  }

  private static func hex(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 55 + nibble }
}
