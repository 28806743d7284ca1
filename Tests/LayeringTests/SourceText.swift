import FoundationEssentials

/// One Swift file of `Sources/`, as text: what it imports and the words of its code.
struct SourceText {
  /// From `Sources/`: `Generator/Output/Commit.swift`.
  var path: String
  var text: String

  /// The target that the file belongs to.
  var target: String { String(path.prefix { $0 != "/" }) }

  /// File and folders without the target and the extension: `["Output", "Commit"]`.
  var names: [String] {
    path.split(separator: "/").dropFirst().map { String($0.prefix { $0 != "." }) }
  }

  /// The modules named by `import`, whatever stands before it, and before the first dot for `import struct A.B`.
  var imports: Set<String> {
    Set(
      code.split(whereSeparator: \.isNewline).compactMap { line in
        var words = line.split(separator: " ").drop { $0 != "import" }.dropFirst()
        if let kind = words.first, Self.kinds.contains(String(kind)), words.count > 1 { words = words.dropFirst() }
        return words.first.map { String($0.prefix { $0 != "." }) }
      })
  }

  private static let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]

  /// The identifiers and keywords of the code.
  var words: Set<String> {
    Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }

  /// The text without comments and without what stands between quotation marks.
  var code: String {
    var code = ""
    var isProse = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let parts = line.split(separator: "\"\"\"", omittingEmptySubsequences: false)
      if parts.count == 2 {
        code += Self.code(of: isProse ? parts[1] : parts[0])
        isProse.toggle()
      } else if !isProse {
        code += Self.code(of: line)
      }
      code += "\n"
    }
    return code
  }

  private static func code(of line: Substring) -> String {
    var code = ""
    var (isQuoted, isEscaped) = (false, false)
    for character in line {
      switch (character, isQuoted) {
      case ("\"", _) where !isEscaped: isQuoted.toggle()
      case ("/", false) where code.last == "/": return String(code.dropLast())
      case (_, false): code.append(character)
      case (_, true): break
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return code
  }
}

extension SourceText {
  /// Every Swift file below `Sources/`, in the order of their paths.
  static let all: [SourceText] = {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../../Sources").standardized
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.path)
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
      return text.map { SourceText(path: path, text: $0) }
    }
  }()
}
