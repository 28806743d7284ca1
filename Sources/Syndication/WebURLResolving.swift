extension WebURL {
  /// RFC 3986, section 5.2.2. `http:page` without a host counts as relative when the scheme is the base's.
  func resolve(_ reference: WebURLReader.Reference) throws(WebURLProblem) -> WebURL {
    let base = parts
    if let scheme = reference.scheme, scheme != base.scheme { throw .malformed("'\(scheme):' without a host") }
    var target = base
    target.fragment = reference.fragment
    if let authority = reference.authority {
      target.authority = authority
      target.path = DotSegments.removed(from: reference.path)
      target.query = reference.query
    } else if reference.path.isEmpty {
      target.query = reference.query ?? base.query
    } else {
      let path = reference.path.utf8.first == UInt8(ascii: "/") ? reference.path : merged(base, reference.path)
      target.path = isAbsolute ? DotSegments.removed(from: path) : path
      target.query = reference.query
    }
    return WebURL(trusted: target.joined, isAbsolute: isAbsolute)
  }

  /// RFC 3986, section 5.2.3.
  private func merged(_ base: WebURLParts, _ path: String) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return base.path[...slash] + path
  }
}

/// RFC 3986, section 5.2.4.
enum DotSegments {
  static func removed(from path: String) -> String {
    let bytes = path.utf8
    let mayHaveDots = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: ".") }
    guard mayHaveDots || bytes.first == UInt8(ascii: ".") else { return path }
    var output: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".", "%2e", "%2E":
        if isLast { output.append("") }
      case "..", ".%2e", ".%2E", "%2e.", "%2E.", "%2e%2e", "%2E%2E":
        if output.count > 1 || (output.count == 1 && output[0] != "") { output.removeLast() }
        if isLast { output.append("") }
      default: output.append(segment)
      }
    }
    let joined = output.joined(separator: "/")
    return bytes.first == UInt8(ascii: "/") && joined.utf8.first != UInt8(ascii: "/") ? "/" + joined : joined
  }
}
