/// Numbers names as they are written, and knows what their prefixes stand for where the reader is (Namespaces in XML 1.0).
struct PlainXMLNames: ~Copyable {
  /// Names as they are written.
  private var written: [Written] = []
  /// Half of a name's hash, and its number plus one; or 0. Its size is a power of two, at least twice the number of names.
  private var slots = [UInt64](repeating: 0, count: 256)
  private var namespaces: PlainXMLNamespaces
  private let bytes: UnsafeBufferPointer<UInt8>
  private let kinds = PlainXMLBytes()
  private let limit: Int
  /// Number of the name of the element that began last.
  private var lastElement = 0

  /// - Parameter limit: number of names beyond which nothing is plain.
  init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    self.bytes = bytes
    self.limit = limit
    namespaces = PlainXMLNamespaces(bytes)
    written.reserveCapacity(32)
  }

  struct Written {
    var range: Range<Int>
    var hash: UInt
    /// Number of the name that its prefix is.
    var prefix: Int?
    /// Number of the name without prefix; its own if it has none.
    var local: Int
    /// Whether it is `xmlns` or `xmlns:…`.
    var isDeclaration: Bool
    /// For a prefix: the namespace that it stands for, if it is declared.
    var namespace: Int?
    /// Where it was last looked up.
    var last = Meaning(namespace: -1, number: 0)
    /// All that it has meant.
    var meanings: [Meaning] = []
    /// As the name of an element: that of the element which began after the last one of this name.
    var follower = 0
    /// As the name of an element: those of the attributes that the last one had.
    var attributes: [Int] = []
    /// As the name of an attribute: the tag that it stood in last.
    var tag = -1
    /// As the local name of an attribute with a prefix: the tag that it stood in last.
    var prefixedTag = -1
  }

  /// The number that the document gives to a name in a namespace.
  struct Meaning {
    var namespace: Int
    var number: UInt32
  }

}

// MARK: - Reading

extension PlainXMLNames {
  /// Feeds repeat themselves: most elements follow the one that they followed before.
  @inline(__always)
  mutating func readElement(at start: Int) -> Int? {
    if lastElement < written.count {
      let expected = written[lastElement].follower
      if begins(expected, at: start), endsName(at: start + length(of: expected)) {
        lastElement = expected
        return expected
      }
    }
    guard let number = read(at: start) else { return nil }
    written[lastElement].follower = number
    lastElement = number
    return number
  }

  /// - Parameters:
  ///   - element: number of its element's name.
  ///   - place: how many attributes stand before it.
  @inline(__always)
  mutating func readAttribute(at start: Int, of element: Int, _ place: Int) -> Int? {
    let isKnown = place < written[element].attributes.count
    if isKnown {
      let expected = written[element].attributes[place]
      if begins(expected, at: start), endsName(at: start + length(of: expected)) { return expected }
    }
    guard let number = read(at: start) else { return nil }
    if isKnown {
      written[element].attributes[place] = number
    } else if place == written[element].attributes.count {
      written[element].attributes.append(number)
    }
    return number
  }

  func length(of number: Int) -> Int { written[number].range.count }

  /// Whether something stands here that begins as that name does.
  @inline(__always)
  func begins(_ number: Int, at start: Int) -> Bool { bytes.isSame(written[number].range, at: start) }

  private func endsName(at place: Int) -> Bool {
    place == bytes.count || !kinds.isName(bytes[place]) && bytes[place] != UInt8(ascii: ":")
  }

  /// The name that begins here; nil for one with other than ASCII letters, and for one that is none.
  private mutating func read(at start: Int) -> Int? {
    var hash = Self.seed
    var end = readPart(at: start, &hash)
    var colon: Int?
    if end > start, end < bytes.count, bytes[end] == UInt8(ascii: ":") {
      colon = end
      hash = (hash ^ UInt(bytes[end])) &* Self.prime
      end = readPart(at: end + 1, &hash)
      guard end > start, bytes[end - 1] != UInt8(ascii: ":"), end == bytes.count || bytes[end] != UInt8(ascii: ":")
      else { return nil }
    }
    guard end > start, end - start < 256 else { return nil }
    return number(of: start..<end, hash, colon)
  }

  /// The end of what has no colon; the start itself where nothing begins.
  @inline(__always)
  private func readPart(at start: Int, _ hash: inout UInt) -> Int {
    guard start < bytes.count, kinds.startsName(bytes[start]) else { return start }
    var end = start
    while end < bytes.count, kinds.isName(bytes[end]) {
      hash = (hash ^ UInt(bytes[end])) &* Self.prime
      end += 1
    }
    return end
  }

  private mutating func number(of range: Range<Int>, _ hash: UInt, _ colon: Int?) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    for _ in 0..<Self.mostProbes {
      let entry = slots[slot]
      if entry == 0 { return insert(range, hash, colon) }
      let number = Int(entry & 0xFFFF_FFFF) - 1
      if entry >> 32 == UInt64(hash) >> 32, written[number].range.count == range.count,
        bytes.isSame(written[number].range, at: range.lowerBound)
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func insert(_ range: Range<Int>, _ hash: UInt, _ colon: Int?) -> Int? {
    guard written.count < 2 * limit else { return nil }
    let isDeclaration = namespaces.isXMLNS(range.lowerBound..<(colon ?? range.upperBound))
    var name = Written(range: range, hash: hash, local: written.count, isDeclaration: isDeclaration)
    if let colon {
      guard let prefix = read(at: range.lowerBound, upTo: colon),
        let local = read(at: colon + 1, upTo: range.upperBound)
      else { return nil }
      (name.prefix, name.local) = (prefix, local)
    } else if namespaces.isXML(range) {
      name.namespace = PlainXMLNamespaces.xml
    }
    if (written.count + 1) * 2 > slots.count { slots = grown() }
    Self.fill(&slots, hash, written.count)
    written.append(name)
    return written.count - 1
  }

  /// A part of a name.
  private mutating func read(at start: Int, upTo end: Int) -> Int? {
    var hash = Self.seed
    for place in start..<end { hash = (hash ^ UInt(bytes[place])) &* Self.prime }
    return number(of: start..<end, hash, nil)
  }

  private func grown() -> [UInt64] {
    var slots = [UInt64](repeating: 0, count: slots.count * 2)
    for (number, name) in written.enumerated() { Self.fill(&slots, name.hash, number) }
    return slots
  }

  private static func fill(_ slots: inout [UInt64], _ hash: UInt, _ number: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt64(hash) & ~0xFFFF_FFFF | UInt64(number + 1)
  }

  /// FNV-1a. Names that were made to collide are left to libxml2, whose table is seeded.
  private static let seed: UInt = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt = 0x100_0000_01B3
  private static let mostProbes = 32
}

// MARK: - Meaning

extension PlainXMLNames {
  func hasPrefix(_ number: Int) -> Bool { written[number].prefix != nil }

  /// Whether the tag has no other attribute that this name can be one of. It has it from now on.
  mutating func isFirst(_ number: Int, in tag: Int) -> Bool {
    if written[number].tag == tag { return false }
    written[number].tag = tag
    guard hasPrefix(number) else { return true }
    let local = written[number].local
    if written[local].prefixedTag == tag { return false }
    written[local].prefixedTag = tag
    return true
  }

  /// The number that the document gives to an element of that name here; nil when its prefix is not declared.
  mutating func element(_ number: Int, in names: inout [XMLName]) -> UInt32? {
    guard let prefix = written[number].prefix else { return look(up: number, in: namespaces.ofNames, &names) }
    return written[prefix].namespace.map { look(up: number, in: $0, &names) }
  }

  /// Attributes without prefix are in no namespace; nil for others.
  mutating func attribute(withoutPrefix number: Int, in names: inout [XMLName]) -> UInt32? {
    hasPrefix(number) ? nil : look(up: number, in: PlainXMLNamespaces.none, &names)
  }

  /// As `element`.
  mutating func attribute(withPrefix number: Int, in names: inout [XMLName]) -> UInt32? {
    guard let prefix = written[number].prefix else { return nil }
    return written[prefix].namespace.map { look(up: number, in: $0, &names) }
  }

  @inline(__always)
  private mutating func look(up number: Int, in namespace: Int, _ names: inout [XMLName]) -> UInt32 {
    let last = written[number].last
    return last.namespace == namespace ? last.number : find(number, in: namespace, &names)
  }

  private mutating func find(_ number: Int, in namespace: Int, _ names: inout [XMLName]) -> UInt32 {
    let name = written[number]
    let known = name.meanings.first { $0.namespace == namespace }
    let meaning = known ?? Meaning(namespace: namespace, number: UInt32(names.count))
    if known == nil {
      written[number].meanings.append(meaning)
      names.append(
        XMLName(
          local: text(written[name.local].range), namespace: namespaces.address(of: namespace),
          prefix: name.prefix.map { text(written[$0].range) } ?? ""))
    }
    written[number].last = meaning
    return meaning.number
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

// MARK: - Declarations

extension PlainXMLNames {
  /// How many are in force here.
  var declarations: Int { namespaces.inForce.count }

  func isDeclaration(_ number: Int) -> Bool { written[number].isDeclaration }

  /// - Parameters:
  ///   - number: of the attribute's name.
  ///   - first: number of declarations around the element.
  /// - Returns: whether it is plain.
  mutating func declare(_ number: Int, _ value: Range<Int>, from first: Int) -> Bool {
    guard let namespace = namespaces.number(of: value) else { return false }
    guard hasPrefix(number) else {
      return namespaces.declare(
        PlainXMLNamespaces.Declaration(prefix: nil, outer: namespaces.ofNames), namespace, from: first)
    }
    let prefix = written[number].local
    guard !namespaces.isXML(written[prefix].range), !namespaces.isXMLNS(written[prefix].range) else { return false }
    let declaration = PlainXMLNamespaces.Declaration(prefix: prefix, outer: written[prefix].namespace)
    written[prefix].namespace = namespace
    return namespaces.declare(declaration, namespace, from: first)
  }

  /// At the end of an element.
  mutating func undeclare(downTo count: Int) {
    while namespaces.inForce.count > count, let last = namespaces.undeclare() {
      if let prefix = last.prefix { written[prefix].namespace = last.outer }
    }
  }
}
