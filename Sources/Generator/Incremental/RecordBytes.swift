import Markup

/// Writes numbers, texts and lists of them as bytes that `RecordReader` reads.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  init(reserving count: Int = 0) { bytes.reserveCapacity(count) }

  /// Seven bits a byte, the lowest first.
  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ number: Int64) { put(UInt64(bitPattern: number)) }

  mutating func put(_ number: Int) { put(Int64(number)) }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ print: Fingerprint) {
    for half in [print.first, print.second] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: half >> shift)) }
    }
  }

  mutating func put(_ mark: FileMark) {
    put(mark.size)
    put(mark.modified)
    put(mark.inode)
  }

  /// Nothing, or the value.
  mutating func put<Value>(_ value: Value?, _ body: (inout RecordWriter, Value) -> Void) {
    put(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  mutating func put<Value>(list: some Collection<Value>, _ body: (inout RecordWriter, Value) -> Void) {
    put(list.count)
    for value in list { body(&self, value) }
  }
}

/// Reads what `RecordWriter` wrote. Bytes that it did not write are an error, never a wrong value or a trap.
struct RecordReader {
  struct Damaged: Error {}

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// All that has not been read.
  var remainder: ArraySlice<UInt8> { rest }

  mutating func unsigned() throws(Damaged) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw Damaged() }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw Damaged()
  }

  mutating func signed() throws(Damaged) -> Int64 { Int64(bitPattern: try unsigned()) }

  mutating func int() throws(Damaged) -> Int { Int(try signed()) }

  /// A length: never more than what is left, so that no list is larger than the file that holds it.
  private mutating func count() throws(Damaged) -> Int {
    let number = try int()
    guard (0...rest.count).contains(number) else { throw Damaged() }
    return number
  }

  mutating func text() throws(Damaged) -> String {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  mutating func print() throws(Damaged) -> Fingerprint {
    guard rest.count >= 16 else { throw Damaged() }
    let halves = [0, 8].map { start in
      rest.dropFirst(start).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    rest = rest.dropFirst(16)
    return Fingerprint(first: halves[0], second: halves[1])
  }

  mutating func mark() throws(Damaged) -> FileMark {
    FileMark(size: try int(), modified: try signed(), inode: try unsigned())
  }

  mutating func optional<Value>(
    _ body: (inout RecordReader) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try unsigned() == 0 ? nil : try body(&self)
  }

  mutating func list<Value>(_ body: (inout RecordReader) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
