/// Raw HTML of a site that stands in a folder of its host: addresses that begin with one slash are put below it, as links
/// of Markdown are.
enum RootedMarkup {
  /// - Parameter root: begins and ends in `/`.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, below root: String, to output: inout [UInt8]) {
    var prefix: [UInt8] = []
    MarkdownAddress.append(root.utf8Span.span.extracting(0..<root.utf8.count - 1), to: &prefix)
    var written = 0
    var scanner = HTMLTagScanner(bytes)
    while scanner.next() {
      for place in scanner.tag.rootedPlaces(in: bytes) {
        output += bytes[written..<place]
        output += prefix
        written = place
      }
    }
    output += bytes[written...]
  }
}

extension HTMLTag {
  /// Where its addresses begin that lead to the root of the host, in order.
  fileprivate func rootedPlaces(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    if isEnd { return [] }
    return attributes.flatMap { attribute in
      let value = bytes[attribute.value]
      let starts: [Int] =
        switch attribute.name {
        case .srcset, .imagesrcset: SourceSet.ranges(in: value).map(\.lowerBound)
        case .data where name != .object: []
        case .href, .src, .poster, .action, .formaction, .data, .xlinkHref:
          // Browsers pass over white space before an address.
          value.firstIndex { !ASCIIByte.isSpace($0) }.map { [$0] } ?? []
        default: []
        }
      return starts.filter { Self.isRooted(bytes[$0..<attribute.value.upperBound]) }
    }
  }

  /// `/films/`, and not `//host.example/`, for which browsers take `/\` as well.
  private static func isRooted(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let second = address.dropFirst().first
    return address.first == UInt8(ascii: "/") && second != UInt8(ascii: "/") && second != UInt8(ascii: "\\")
  }
}
