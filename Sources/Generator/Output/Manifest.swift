/// The list of the files that a build wrote. It is kept twice: in `SITE/.sitegen/manifest`, and in the marker of the
/// output folder, so that several outputs of one site each have theirs and a lost one can be done without.
struct Manifest: Sendable, Equatable {
  /// `OutputPlace.name`; `.` in a marker, which must not tell where on a machine it is.
  var output: String
  /// Sorted, no path twice.
  var paths: [OutputPath]

  private static let title = "sitegen manifest 1"

  /// Lines: title, `output NAME`, then one path each.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 + paths.count * 40)
    bytes.append(contentsOf: "\(Self.title)\noutput \(Lines.escaped(output))\n".utf8)
    for path in paths {
      bytes.append(contentsOf: path.text.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Nil when the bytes are no manifest (an empty marker, say). Lines that are no safe path are left out: nothing
  /// outside of the output folder is ever deleted because a file says so.
  init?(_ bytes: [UInt8]) {
    var lines = Lines(bytes)
    guard lines.next() == Self.title, let name = lines.next(), name.hasPrefix("output ") else { return nil }
    output = Lines.unescaped(String(name.dropFirst("output ".count)))
    paths = []
    var isSorted = true
    while let line = lines.next() {
      guard let path = OutputPath(line) else { continue }
      isSorted = isSorted && paths.last.map { $0 < path } ?? true
      paths.append(path)
    }
    if !isSorted { paths.sort() }
  }

  init(output: String, paths: [OutputPath]) {
    self.output = output
    self.paths = paths
  }

  /// Those of `paths` that `newer` does not name. Both are sorted.
  func paths(goneIn newer: [OutputPath]) -> [OutputPath] {
    var index = 0
    return paths.filter { path in
      while index < newer.count, newer[index] < path { index += 1 }
      return index == newer.count || newer[index] != path
    }
  }
}

/// Text files of one thing a line.
struct Lines: IteratorProtocol {
  private let bytes: [UInt8]
  private var start = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> String? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    defer { start = end + 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A folder's name may hold line ends.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "%") }) else { return text }
    return text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\n": "%0A"
      case "\r": "%0D"
      default: String(scalar)
      }
    }.joined()
  }

  static func unescaped(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let cut = rest.firstIndex(of: "%") {
      result += rest[..<cut]
      let escape = rest[cut...].prefix(3)
      result += escape == "%0A" ? "\n" : escape == "%0D" ? "\r" : escape == "%25" ? "%" : String(escape)
      rest = rest[cut...].dropFirst(3)
    }
    return result + rest
  }
}
