import Markup

/// One pass over the bytes. After the first damage the reader stands at the end, so that all open values close.
struct JSONReader {
  let bytes: [UInt8]
  private let items: (any JSONItemReader)?
  var index = 0
  /// One for the damage that ended the reading, and one for the first liberty that was taken before it.
  private(set) var problems: [FeedWarning] = []
  private(set) var isDamaged = false
  private var isLoose = false
  private var depth = 0
  /// Columns are counted from the last place asked for, so that one long line costs no more than many short ones.
  private var counted = 0
  private var place = SourceLocation.start

  init(_ bytes: [UInt8], items: (any JSONItemReader)? = nil) {
    self.bytes = bytes
    self.items = items
  }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The place of `index`, which only grows.
  mutating func location() -> SourceLocation {
    let end = min(index, bytes.count)
    while counted < end {
      let byte = bytes[counted]
      if byte == 0x0A {
        place = SourceLocation(line: place.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
      counted += 1
    }
    return place
  }

  mutating func damage(_ message: String) {
    if !isDamaged {
      isDamaged = true
      problems.append(FeedWarning(id: FeedWarningID.damaged.rawValue, location: location(), message: message))
    }
    index = bytes.count
  }

  /// Tells the first thing that is no JSON, and goes on.
  mutating func tolerate(_ message: @autoclosure () -> String) {
    if isLoose || isDamaged { return }
    isLoose = true
    problems.append(FeedWarning(id: FeedWarningID.damaged.rawValue, location: location(), message: message()))
  }

  mutating func value() throws(FeedError) -> JSONValue {
    skipBlanks()
    let start = location()
    guard let byte = peek else {
      damage("the JSON ends too early")
      return JSONValue(.null, at: start)
    }
    switch byte {
    case UInt8(ascii: "{"):
      return JSONValue(.object(try nested(at: start) { r throws(FeedError) in try r.members() }), at: start)
    case UInt8(ascii: "["):
      return JSONValue(.array(try nested(at: start) { r throws(FeedError) in try r.elements() }), at: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return JSONValue(.string(string(quote: byte)), at: start)
    default: return JSONValue(word(), at: start)
    }
  }

  private mutating func nested<T>(
    at start: SourceLocation, _ read: (inout JSONReader) throws(FeedError) -> T
  ) throws(FeedError) -> T {
    guard depth < JSONDocument.depthLimit else {
      throw FeedError(
        id: "feed-too-deep", location: start, message: "values are nested more than \(JSONDocument.depthLimit) deep")
    }
    depth += 1
    defer { depth -= 1 }
    index += 1
    return try read(&self)
  }

  private mutating func members() throws(FeedError) -> [JSONMember] {
    var members: [JSONMember] = []
    while let byte = next(closing: UInt8(ascii: "}"), isFirst: members.isEmpty) {
      let name = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? string(quote: byte) : bareName()
      skipBlanks()
      guard peek == UInt8(ascii: ":") else {
        damage("':' is missing behind the name '\(name)'")
        break
      }
      index += 1
      members.append(JSONMember(name, try value(named: name, in: members)))
    }
    return members
  }

  private mutating func value(named name: String, in root: [JSONMember]) throws(FeedError) -> JSONValue {
    guard depth == 1, name == "items", let items else { return try value() }
    skipBlanks()
    guard peek == UInt8(ascii: "[") else { return try value() }
    let start = location()
    items.beginList()
    let rest = try nested(at: start) { r throws(FeedError) in try r.elements { items.read($0, in: root) } }
    return JSONValue(.array(rest), at: start)
  }

  /// Without those that `takes` says are taken.
  private mutating func elements(takes: (JSONValue) -> Bool = { _ in false }) throws(FeedError) -> [JSONValue] {
    var elements: [JSONValue] = []
    var isFirst = true
    while next(closing: UInt8(ascii: "]"), isFirst: isFirst) != nil {
      let element = try value()
      if !takes(element) { elements.append(element) }
      isFirst = false
    }
    return elements
  }

  /// The first byte of the next part, over commas and blanks; nil behind the closing bracket or at the end.
  private mutating func next(closing: UInt8, isFirst: Bool) -> UInt8? {
    skipBlanks()
    var commas = 0
    while peek == UInt8(ascii: ",") {
      index += 1
      commas += 1
      skipBlanks()
    }
    guard let byte = peek else {
      damage("the JSON ends too early")
      return nil
    }
    if byte == closing {
      if commas > 0 { tolerate("there is a ',' too many") }
      index += 1
      return nil
    }
    if commas != (isFirst ? 0 : 1) { tolerate(commas == 0 ? "a ',' is missing" : "there is a ',' too many") }
    return byte
  }

  /// White space, and the comments of JavaScript.
  mutating func skipBlanks() {
    while let byte = peek {
      if ASCII.isSpace(byte) {
        index += 1
      } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count {
        guard skipComment() else { return }
        tolerate("there is a comment, which JSON does not have")
      } else if byte == 0xEF, bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]) {
        index += 3
      } else {
        return
      }
    }
  }

  private mutating func skipComment() -> Bool {
    switch bytes[index + 1] {
    case UInt8(ascii: "/"):
      while let byte = peek, byte != 0x0A { _ = byte; index += 1 }
    case UInt8(ascii: "*"):
      index += 2
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "*"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") { break }
        index += 1
      }
      index = min(index + 2, bytes.count)
    default: return false
    }
    return true
  }
}
