/// The host of a URL made plain, so that what is checked is what is connected to.
enum Host: Sendable, Hashable, CustomStringConvertible {
  case address(NetworkAddress)
  /// Lower-case ASCII labels; needs the name system.
  case name(String)

  /// Nil for what is neither an address in some spelling nor a name.
  init?(_ text: String) {
    if text.hasPrefix("[") {
      guard text.hasSuffix("]"), let address = NetworkAddress(String(text.dropFirst().dropLast())), !address.isV4
      else { return nil }
      self = .address(address)
      return
    }
    guard let name = Self.asciiName(text) else { return nil }
    if Self.endsInNumber(name) {
      // Such a host is an address or nothing (URL Standard): resolvers read 2130706433 and 0x7f.1 as addresses, too.
      guard let address = NetworkAddress.v4(looseText: name) else { return nil }
      self = .address(address)
    } else {
      self = .name(name)
    }
  }

  /// As it stands in a URL.
  var description: String {
    switch self {
    case .address(let address): address.isV4 ? "\(address)" : "[\(address)]"
    case .name(let name): name
    }
  }

  private static func asciiName(_ text: String) -> String? {
    let bare = text.hasSuffix(".") ? text.dropLast() : text[...]
    var labels: [String] = []
    for label in bare.lowercased().split(separator: ".", omittingEmptySubsequences: false) {
      guard let ascii = Punycode.label(label), (1...63).contains(ascii.utf8.count), ascii.utf8.allSatisfy(isNameByte)
      else { return nil }
      labels.append(ascii)
    }
    let name = labels.joined(separator: ".")
    return name.utf8.count <= 253 ? name : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func endsInNumber(_ name: String) -> Bool {
    guard let last = name.split(separator: ".").last else { return false }
    return last.utf8.allSatisfy { (48...57).contains($0) }
      || last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit)
  }
}
