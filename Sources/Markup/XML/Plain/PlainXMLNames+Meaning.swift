extension PlainXMLNames {
  @inline(__always)
  private func hasPrefix(_ number: Int) -> Bool { written[number].prefix >= 0 }

  /// Whether the tag has no other attribute that this name can be one of. It has it from now on.
  @inline(__always)
  mutating func isFirst(_ number: Int, in tag: Int) -> Bool {
    if written[number].tag == tag { return false }
    written[number].tag = tag
    return !hasPrefix(number) || isFirstWithPrefix(written[number].local, in: tag)
  }

  private mutating func isFirstWithPrefix(_ local: Int, in tag: Int) -> Bool {
    if written[local].prefixedTag == tag { return false }
    written[local].prefixedTag = tag
    return true
  }

  /// The number that the document gives to an element of that name here; nil when its prefix is not declared.
  @inline(__always)
  mutating func element(_ number: Int, in names: inout [XMLName]) -> UInt32? {
    let prefix = written[number].prefix
    if prefix < 0 { return look(up: number, in: namespaces.ofNames, &names) }
    return written[prefix].namespace.map { look(up: number, in: $0, &names) }
  }

  /// Attributes without prefix are in no namespace; nil for others.
  @inline(__always)
  mutating func attribute(withoutPrefix number: Int, in names: inout [XMLName]) -> UInt32? {
    hasPrefix(number) ? nil : look(up: number, in: PlainXMLNamespaces.none, &names)
  }

  /// As `element`.
  mutating func attribute(withPrefix number: Int, in names: inout [XMLName]) -> UInt32? {
    written[written[number].prefix].namespace.map { look(up: number, in: $0, &names) }
  }

  @inline(__always)
  private mutating func look(up number: Int, in namespace: Int, _ names: inout [XMLName]) -> UInt32 {
    let last = written[number].last
    return last.namespace == namespace ? last.number : find(number, in: namespace, &names)
  }

  @inline(never)
  private mutating func find(_ number: Int, in namespace: Int, _ names: inout [XMLName]) -> UInt32 {
    var known = written[number].meaning
    while known >= 0, meanings[known].namespace != namespace { known = meanings[known].next }
    if known < 0 {
      known = meanings.count
      meanings.append(Meaning(namespace: namespace, number: UInt32(names.count), next: written[number].meaning))
      written[number].meaning = known
      names.append(name(number, in: namespace))
    }
    written[number].last = meanings[known]
    return meanings[known].number
  }

  private func name(_ number: Int, in namespace: Int) -> XMLName {
    let name = written[number]
    return XMLName(
      local: text(written[name.local].range), namespace: namespaces.address(of: namespace),
      prefix: name.prefix < 0 ? "" : text(written[name.prefix].range))
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension PlainXMLNames {
  /// How many are in force here.
  var declarations: Int { namespaces.inForce.count }

  @inline(__always)
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
