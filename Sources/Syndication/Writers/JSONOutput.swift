/// Writes JSON (RFC 8259): compact in the order in which members are added, or pretty with sorted names.
enum JSONOutput {
  static func compact(_ value: JSONValue, into bytes: inout [UInt8]) {
    switch value.content {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): string(text, into: &bytes)
    case .array(let values):
      list("[", "]", values, into: &bytes) { compact($0, into: &$1) }
    case .object(let members):
      list("{", "}", members, into: &bytes) { member, bytes in
        string(member.name, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        compact(member.value, into: &bytes)
      }
    }
  }

  private static func list<Part>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ parts: [Part], into bytes: inout [UInt8],
    _ write: (Part, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(part, &bytes)
    }
    bytes.append(UInt8(ascii: close))
  }

  /// Two blanks a level, one member a line, names sorted by their bytes.
  static func pretty(_ value: JSONValue, into bytes: inout [UInt8], indent: Int = 0) {
    switch value.content {
    case .array(let values) where !values.isEmpty:
      block("[", "]", values, into: &bytes, indent) { pretty($0, into: &$1, indent: indent + 2) }
    case .object(let members) where !members.isEmpty:
      let sorted = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      block("{", "}", sorted, into: &bytes, indent) { member, bytes in
        string(member.name, into: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        pretty(member.value, into: &bytes, indent: indent + 2)
      }
    default: compact(value, into: &bytes)
    }
  }

  private static func block<Part>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ parts: [Part], into bytes: inout [UInt8], _ indent: Int,
    _ write: (Part, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      line(indent + 2, into: &bytes)
      write(part, &bytes)
    }
    line(indent, into: &bytes)
    bytes.append(UInt8(ascii: close))
  }

  private static func line(_ indent: Int, into bytes: inout [UInt8]) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent))
  }

  static func string(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(byte < 0x10 ? 0x30 : 0x31)
        bytes.append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue {
  /// On one line, members in their order, without a line end.
  public var compact: [UInt8] {
    var bytes: [UInt8] = []
    JSONOutput.compact(self, into: &bytes)
    return bytes
  }

  /// For people: two blanks a level, names sorted, and a line end.
  public var pretty: [UInt8] {
    var bytes: [UInt8] = []
    JSONOutput.pretty(self, into: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}

/// Collects the members that are there.
struct JSONMembers {
  private(set) var members: [JSONMember] = []

  var value: JSONValue { JSONValue(.object(members)) }

  mutating func add(_ name: String, _ text: String?) {
    if let text { members.append(JSONMember(name, JSONValue(.string(text)))) }
  }

  mutating func add(_ name: String, _ url: WebURL?) { add(name, url?.string) }

  mutating func add(_ name: String, _ number: Int?) {
    if let number { members.append(JSONMember(name, JSONValue(.number(String(number))))) }
  }

  /// Whole numbers stand without a fraction.
  mutating func add(_ name: String, _ number: Double?) {
    guard let number, number.isFinite else { return }
    let text = Int(exactly: number).map { String($0) } ?? number.description
    members.append(JSONMember(name, JSONValue(.number(text))))
  }

  mutating func add(_ name: String, _ flag: Bool?) {
    if let flag { members.append(JSONMember(name, JSONValue(.bool(flag)))) }
  }

  /// An empty list is left out.
  mutating func add(_ name: String, _ values: [JSONValue]) {
    if !values.isEmpty { members.append(JSONMember(name, JSONValue(.array(values)))) }
  }

  /// An empty list stands as `[]`.
  mutating func list(_ name: String, _ values: [JSONValue]) {
    members.append(JSONMember(name, JSONValue(.array(values))))
  }

  mutating func add(_ name: String, _ value: JSONValue?) {
    if let value { members.append(JSONMember(name, value)) }
  }
}
