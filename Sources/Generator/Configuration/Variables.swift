/// `${NAME}`, `${NAME:-default}` and `$${` in values of `site.yml` (SPEC section 3).
struct Variables: Sendable {
  struct Unset: Error { var name: String }

  var environment: [String: String]

  func expand(_ text: String) throws(Unset) -> String {
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.range(of: "${") {
      let before = rest[..<dollar.lower]
      if before.hasSuffix("$") {
        result += before.dropLast() + "${"
        rest = rest[dollar.upper...]
        continue
      }
      guard let close = rest[dollar.upper...].firstIndex(of: "}") else { break }
      result += before
      result += try value(of: rest[dollar.upper..<close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func value(of reference: Substring) throws(Unset) -> String {
    let separator = reference.range(of: ":-")
    let name = String(reference[..<(separator?.lower ?? reference.endIndex)])
    if let value = environment[name], !value.isEmpty || separator == nil { return value }
    guard let separator else { throw Unset(name: name) }
    return String(reference[separator.upper...])
  }
}

extension Substring {
  /// The first place of two characters in a row.
  fileprivate func range(of pair: StaticString) -> (lower: Index, upper: Index)? {
    let pair = Array(pair.description)
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      guard next < endIndex else { return nil }
      if self[index] == pair[0], self[next] == pair[1] { return (index, self.index(after: next)) }
      index = next
    }
    return nil
  }
}
