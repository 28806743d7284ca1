/// An IPv4 or IPv6 address, read from any of its spellings.
struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
  /// 4 or 16 bytes in network order.
  let bytes: [UInt8]

  init(v4 value: UInt32) {
    bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// Eight groups of an IPv6 address.
  init(v6 groups: [UInt16]) {
    precondition(groups.count == 8)
    bytes = groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  /// An address as the system's resolver prints it: dotted decimal, or IPv6 without brackets and zone.
  init?(_ text: String) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      self.init(v6Text: text)
    } else if let value = Self.dotted(Substring(text)) {
      self.init(v4: value)
    } else {
      return nil
    }
  }

  var isV4: Bool { bytes.count == 4 }

  /// The form that goes into connections and messages: `127.0.0.1`, `2001:db8::1`.
  var description: String {
    isV4 ? bytes.map { String($0) }.joined(separator: ".") : compressed
  }

  var v4Value: UInt32? {
    isV4 ? bytes.reduce(0) { $0 << 8 | UInt32($1) } : nil
  }

  var groups: [UInt16] {
    stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
  }

  /// RFC 5952: the longest run of two or more zero groups becomes `::`.
  private var compressed: String {
    var best = 0..<0
    var start: Int?
    for (index, group) in (groups + [1]).enumerated() {
      if group == 0 {
        start = start ?? index
      } else if let first = start {
        if index - first > max(best.count, 1) { best = first..<index }
        start = nil
      }
    }
    let text = groups.map { String($0, radix: 16) }
    guard !best.isEmpty else { return text.joined(separator: ":") }
    return text[..<best.lowerBound].joined(separator: ":") + "::" + text[best.upperBound...].joined(separator: ":")
  }
}

// MARK: - Reading

extension NetworkAddress {
  /// The address that browsers and `inet_aton` see in a host such as `127.1`, `2130706433`, `0x7f.0.0.1` or `0177.0.0.1`
  /// (URL Standard, "IPv4 parser"). Nil when the text is none.
  static func v4(looseText text: String) -> NetworkAddress? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    var numbers: [UInt64] = []
    for part in parts {
      guard let number = looseNumber(part) else { return nil }
      numbers.append(number)
    }
    let last = numbers.removeLast()
    guard numbers.allSatisfy({ $0 < 256 }), last < 1 << (8 * UInt64(4 - numbers.count)) else { return nil }
    var value = last
    for (index, number) in numbers.enumerated() { value |= number << (8 * UInt64(3 - index)) }
    return NetworkAddress(v4: UInt32(value))
  }

  /// Decimal, `0x` hexadecimal or `0` octal.
  private static func looseNumber(_ text: Substring) -> UInt64? {
    let lower = text.lowercased()
    if lower.hasPrefix("0x") { return lower.count == 2 ? 0 : digits(lower.dropFirst(2), radix: 16) }
    return lower.count > 1 && lower.hasPrefix("0") ? digits(lower.dropFirst(), radix: 8) : digits(lower[...], radix: 10)
  }

  /// Only digits: `UInt64(_:radix:)` would take a sign, too.
  private static func digits(_ text: Substring, radix: Int) -> UInt64? {
    text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-") ? nil : UInt64(text, radix: radix)
  }

  private static func dotted(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard part.utf8.count <= 3, let number = digits(part, radix: 10), number < 256 else { return nil }
      value = value << 8 | UInt32(number)
    }
    return value
  }

  private init?(v6Text text: String) {
    let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = Self.groups(halves[0], mayEndInV4: halves.count == 1) else { return nil }
    guard halves.count == 2 else {
      guard head.count == 8 else { return nil }
      self.init(v6: head)
      return
    }
    guard let tail = Self.groups(halves[1], mayEndInV4: true), head.count + tail.count < 8 else { return nil }
    self.init(v6: head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail)
  }

  /// Groups between colons; the last may be an IPv4 address (RFC 4291 section 2.2).
  private static func groups(_ text: Substring, mayEndInV4: Bool) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var result: [UInt16] = []
    for (index, part) in parts.enumerated() {
      if mayEndInV4, index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
        guard let value = dotted(part) else { return nil }
        result += [UInt16(value >> 16), UInt16(value & 0xFFFF)]
      } else {
        guard (1...4).contains(part.utf8.count), let group = digits(part, radix: 16) else { return nil }
        result.append(UInt16(group))
      }
    }
    return result.count <= 8 ? result : nil
  }
}
