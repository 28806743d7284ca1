/// Numbers the addresses of namespaces, and keeps which declarations hold where the reader is.
struct PlainXMLNamespaces: ~Copyable {
  /// Names without prefix where nothing is declared.
  static let none = 0
  /// What the prefix `xml` always stands for.
  static let xml = 1

  struct Declaration {
    /// Number of the prefix among written names; nil for names without one.
    var prefix: Int?
    /// What it stood for around the element.
    var outer: Int?
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Those from number 2 on.
  private var addresses: [Range<Int>] = []
  private var texts: [String] = []
  /// The outermost first.
  private(set) var inForce: [Declaration] = []
  /// That of elements without prefix.
  private(set) var ofNames = PlainXMLNamespaces.none

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func address(of number: Int) -> String {
    switch number {
    case Self.none: ""
    case Self.xml: XMLElement.xmlNamespace
    default: texts[number - 2]
    }
  }

  /// - Returns: nil for an address that libxml2 might object to.
  mutating func number(of value: Range<Int>) -> Int? {
    for (number, known) in addresses.enumerated() where known.count == value.count {
      if bytes.isSame(known, at: value.lowerBound) { return number + 2 }
    }
    let address = UnsafeBufferPointer(rebasing: bytes[value])
    guard addresses.count < Self.mostAddresses, Self.isPlain(address) else { return nil }
    addresses.append(value)
    texts.append(String(decoding: address, as: UTF8.self))
    return addresses.count + 1
  }

  /// - Returns: false when the element has it already.
  mutating func declare(_ declaration: Declaration, _ namespace: Int, from first: Int) -> Bool {
    guard !inForce[first...].contains(where: { $0.prefix == declaration.prefix }) else { return false }
    if declaration.prefix == nil { ofNames = namespace }
    inForce.append(declaration)
    return true
  }

  mutating func undeclare() -> Declaration? {
    guard let last = inForce.popLast() else { return nil }
    if last.prefix == nil { ofNames = last.outer ?? Self.none }
    return last
  }

  func isXML(_ name: Range<Int>) -> Bool { name.count == 3 && bytes.has("xml", at: name.lowerBound) }

  func isXMLNS(_ name: Range<Int>) -> Bool { name.count == 5 && bytes.has("xmlns", at: name.lowerBound) }

  /// They are looked through one by one.
  private static let mostAddresses = 64

  /// `http://…` or `https://…` of letters, digits and what cannot be wrong in an address, with one `#` at most; not one
  /// of those that XML keeps for itself.
  private static func isPlain(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    guard address.has("http://", at: 0) || address.has("https://", at: 0), address.count < 256,
      !address.has("http://www.w3.org/XML/", at: 0), !address.has("http://www.w3.org/2000/xmlns", at: 0)
    else { return false }
    var rest = address[(address.has("https", at: 0) ? 8 : 7)...]
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard rest[(mark + 1)...].allSatisfy(isPlain) else { return false }
      rest = rest[..<mark]
    }
    return rest.first.map(ASCIIByte.isLetter) == true && rest.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    ASCIIByte.isLetter(byte) || ASCIIByte.isDigit(byte) || "/._-".utf8.contains(byte)
  }
}
