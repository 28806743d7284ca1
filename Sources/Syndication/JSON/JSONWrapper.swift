import Markup

extension JSONReader {
  /// The object or array in these bytes, out of a call around it if there is one.
  mutating func document() throws(FeedError) -> JSONValue {
    skipPrefix()
    skipBlanks()
    guard let byte = peek else {
      throw FeedError(id: "feed-empty", location: location(), message: "there is nothing in it")
    }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return try unwrapped() }
    if enterCall() { return try lastArgument() }
    guard enterOther() else {
      throw FeedError(id: "feed-not-a-feed", location: location(), message: "this is neither XML nor JSON")
    }
    return try value()
  }

  /// `{…}`, and `{}&&{…}`, whose beginning keeps pages from including it as a script.
  private mutating func unwrapped() throws(FeedError) -> JSONValue {
    var root = try value()
    skipBlanks()
    if root.members?.isEmpty == true, bytes[min(index, bytes.count)...].starts(with: "&&".utf8) {
      index += 2
      root = try value()
      skipBlanks()
    }
    if let byte = peek, byte != UInt8(ascii: ";"), byte != UInt8(ascii: ")") {
      tolerate("there is something after the end of the JSON")
    }
    return root
  }

  /// What services put before JSON so that no page can include it as a script.
  private mutating func skipPrefix() {
    if bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]) { index += 3 }
    while let byte = peek, ASCII.isSpace(byte) { index += 1 }
    for prefix in [")]}'", "while(1);", "for(;;);", "/**/"] where bytes[index...].starts(with: prefix.utf8) {
      index += prefix.utf8.count
      if peek == UInt8(ascii: ",") { index += 1 }
    }
  }

  /// Goes behind `name(`, `typeof f === 'function' && f(` or `var name =`; false when no such thing stands here.
  private mutating func enterCall() -> Bool {
    let limit = min(bytes.count, index + 256)
    var end = index
    var quote: UInt8?
    while end < limit {
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if let call = Self.calls.first(where: { $0.mark == byte }),
        Self.starts(with: call.openings, bytes, end + 1)
      {
        index = end + 1
        return true
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        return false
      }
      end += 1
    }
    return false
  }

  /// Goes to the first `{` or `[` that begins an expression, behind whatever else a service puts before it:
  /// `while (true);`, `throw 1; <x>`, `&&&START&&&`, `f["x"](0, {…})`.
  private mutating func enterOther() -> Bool {
    let limit = min(bytes.count, index + 256)
    var before: UInt8 = 0
    for place in index..<limit {
      let byte = bytes[place]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), ";>&(,=\n".utf8.contains(before) {
        index = place
        return true
      }
      if byte == 0x0A || !ASCII.isSpace(byte) { before = byte }
    }
    return false
  }

  /// What may stand behind `(` and `=`: otherwise it is some other code.
  private static let calls: [(mark: UInt8, openings: [UInt8])] = [
    (UInt8(ascii: "("), Array("{[\"'".utf8)), (UInt8(ascii: "="), Array("{[".utf8)),
  ]

  private static func starts(with openings: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
    var reader = JSONReader(bytes)
    reader.index = start
    reader.skipBlanks()
    return reader.peek.map(openings.contains) ?? false
  }

  /// `"", {…})`: the last object or array of the list.
  private mutating func lastArgument() throws(FeedError) -> JSONValue {
    let start = location()
    var found: JSONValue?
    while true {
      let argument = try value()
      if argument.array != nil || argument.members != nil { found = argument }
      skipBlanks()
      guard peek == UInt8(ascii: ",") else { break }
      index += 1
    }
    guard let found else {
      throw FeedError(id: "feed-not-a-feed", location: start, message: "the call holds neither object nor array")
    }
    return found
  }
}
