/// The `Range` header (RFC 9110, section 14).
enum ByteRange: Sendable, Hashable {
  /// There is none that counts: other units, several ranges, or nonsense; the whole is sent.
  case whole
  /// First and last byte, both within the file.
  case part(ClosedRange<Int>)
  /// None of its bytes is there: status 416.
  case unsatisfiable

  /// `size` is that of the file, in bytes.
  init(_ header: String?, size: Int) {
    self = header.flatMap { Self.parse($0, size) } ?? .whole
  }

  private static func parse(_ header: String, _ size: Int) -> ByteRange? {
    let parts = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
    let bounds = parts[1].trimmed.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    guard !bounds[0].isEmpty else { return bounds[1].isEmpty ? nil : suffix(number(bounds[1]), size) }
    let first = number(bounds[0])
    let last = bounds[1].isEmpty ? Int.max : number(bounds[1])
    guard first <= last else { return nil }
    return first < size ? .part(first...min(last, size - 1)) : .unsatisfiable
  }

  /// The last so many bytes.
  private static func suffix(_ count: Int, _ size: Int) -> ByteRange {
    count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)...(size - 1))
  }

  /// Digits that are too many are as good as endless.
  private static func number(_ digits: Substring) -> Int { Int(digits) ?? .max }
}

extension Substring {
  /// Without blanks and tabs at both ends.
  var trimmed: Substring {
    var text = drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return text
  }
}
