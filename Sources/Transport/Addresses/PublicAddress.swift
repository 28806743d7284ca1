extension NetworkAddress {
  /// Whether the address belongs to the open internet. Everything else (loopback, RFC 1918, link-local, shared, unique-local,
  /// multicast, reserved, the metadata services of clouds) a feed's author has no business to send us to.
  /// Source: the IANA special-purpose registries (RFC 6890).
  var isPublic: Bool {
    guard let value = v4Value else { return isPublicV6 }
    return !Self.closedV4.contains { value & $0.mask == $0.network }
  }

  /// Where clouds tell their machines who they are, keys included. No feed is there, whatever else is allowed.
  /// Source: the documentation of AWS, Google, Azure, Oracle, Alibaba, Tencent and OpenStack.
  var isMetadata: Bool {
    Self.metadata.contains(self) || !isV4 && embeddedV4(groups).map { Self.metadata.contains($0) } == true
  }

  private static let metadata = Set(
    [
      "169.254.169.254", "169.254.170.2", "169.254.170.23", "169.254.0.23", "168.63.129.16", "192.0.0.192",
      "100.100.100.200", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fe80::a9fe:a9fe",
    ].compactMap { NetworkAddress($0) })

  private struct Block {
    var network: UInt32
    var mask: UInt32

    init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, bits: UInt32) {
      network = a << 24 | b << 16 | c << 8 | d
      mask = ~UInt32(0) << (32 - bits)
    }
  }

  private static let closedV4: [Block] = [
    Block(0, 0, 0, 0, bits: 8),  // "this network"; Linux takes 0.0.0.0 as loopback
    Block(10, 0, 0, 0, bits: 8),  // RFC 1918
    Block(100, 64, 0, 0, bits: 10),  // shared by carriers (RFC 6598); metadata of Alibaba
    Block(127, 0, 0, 0, bits: 8),  // loopback
    Block(168, 63, 129, 16, bits: 32),  // metadata of Azure
    Block(169, 254, 0, 0, bits: 16),  // link-local; metadata of most clouds
    Block(172, 16, 0, 0, bits: 12),  // RFC 1918
    Block(192, 0, 0, 0, bits: 24),  // protocol assignments; metadata of Oracle
    Block(192, 0, 2, 0, bits: 24),  // documentation
    Block(192, 88, 99, 0, bits: 24),  // relays from IPv6, given up (RFC 7526)
    Block(192, 168, 0, 0, bits: 16),  // RFC 1918
    Block(198, 18, 0, 0, bits: 15),  // benchmarks
    Block(198, 51, 100, 0, bits: 24),  // documentation
    Block(203, 0, 113, 0, bits: 24),  // documentation
    Block(224, 0, 0, 0, bits: 4),  // multicast
    Block(240, 0, 0, 0, bits: 4),  // reserved, broadcast
  ]

  /// Only 2000::/3 is global unicast; what carries an IPv4 address inside is judged by that.
  private var isPublicV6: Bool {
    let groups = groups
    if let inner = embeddedV4(groups) { return inner.isPublic }
    guard groups[0] & 0xE000 == 0x2000 else { return false }
    // Teredo, benchmarks, identifiers that are no addresses (RFC 2928).
    let isProtocol = groups[0] == 0x2001 && groups[1] < 0x200
    let isDocumentation = groups[0] == 0x2001 && groups[1] == 0x0DB8 || groups[0] == 0x3FFF && groups[1] < 0x1000
    return !isProtocol && !isDocumentation
  }

  /// The address inside IPv4-mapped (`::ffff:a.b.c.d`), translated (`::ffff:0:a.b.c.d`), NAT64 (`64:ff9b::a.b.c.d`)
  /// and 6to4 (`2002:aabb:ccdd::`) forms.
  private func embeddedV4(_ groups: [UInt16]) -> NetworkAddress? {
    func address(_ high: Int, _ low: Int) -> NetworkAddress {
      NetworkAddress(v4: UInt32(groups[high]) << 16 | UInt32(groups[low]))
    }
    let isMapped = groups[..<5].allSatisfy { $0 == 0 } && groups[5] == 0xFFFF
    let isTranslated = groups[..<4].allSatisfy { $0 == 0 } && groups[4] == 0xFFFF && groups[5] == 0
    let isNAT64 = groups[0] == 0x64 && groups[1] == 0xFF9B && groups[2..<6].allSatisfy { $0 == 0 }
    if isMapped || isTranslated || isNAT64 { return address(6, 7) }
    return groups[0] == 0x2002 ? address(1, 2) : nil
  }
}
