import Cincopa
import Markup

/// Reads the script of a pasted embed block (PLATFORM section 2.1) without running it. It understands what the platform's
/// blocks hold and nothing else, so that no other code is taken for one.
struct EmbedScript {
  struct Entry {
    /// The id of the element that it is drawn into.
    var object: String?
    var keys: [String: String] = [:]
    /// Settings of the player (`_args`).
    var arguments: [NewEntry] = []

    private static let known: Set = ["_fid", "_uid", "_rrid", "_template", "_rid"]

    /// What it says besides.
    var otherKeys: [String] { keys.keys.filter { !Self.known.contains($0) }.sorted() }
  }

  private(set) var entries: [Entry] = []
  private(set) var hasLoader = false
  /// Whether nothing else stands in it.
  private(set) var isWhole = true
  private var open: [String: Entry] = [:]
  private var rest: Substring

  init(_ text: String) {
    rest = text[...]
    while isWhole, skipBlanks() { isWhole = statement() }
  }

  /// Whether a script has to do with players at all.
  static func isOne(_ text: String) -> Bool {
    ["_cpmp", "libasync", "cp_load_widget"].contains(where: text.contains)
  }

  // MARK: Statements

  private mutating func statement() -> Bool {
    if rest.hasPrefix("(") || rest.hasPrefix("!function") { return loader() }
    if take("cp_load_widget") { return call() }
    _ = takeWord("var")
    _ = take("window.")
    guard let name = identifier() else { return false }
    if name == "_cpmp", take(".push") { return push() }
    if take("=") { return beginning(of: name) }
    return assignment(to: name)
  }

  /// `cpo = []`, `_cpmp = _cpmp || []`.
  private mutating func beginning(of name: String) -> Bool {
    if name == "_cpmp" {
      _ = take("window.")
      guard take("_cpmp"), take("||") else { return false }
    } else {
      open[name] = Entry()
    }
    return take("[") && take("]") || take("{") && take("}")
  }

  /// `cpo["_fid"] = "…"`, `cpo._fid = "…"`, `cpo["_args"] = {…}`, `cpo["_args"]["autostart"] = true`.
  private mutating func assignment(to name: String) -> Bool {
    guard let key = key() else { return false }
    if key == "_args" {
      if let setting = self.key() { return take("=") && argument(setting, of: name) }
      return take("=") && arguments(of: name)
    }
    guard take("="), let value = string() else { return false }
    if key == "_object" {
      open[name, default: Entry()].object = value
    } else {
      open[name, default: Entry()].keys[key] = value
    }
    return true
  }

  /// `["name"]` or `.name`.
  private mutating func key() -> String? {
    if take("[") {
      let key = string()
      return take("]") ? key : nil
    }
    return take(".") ? identifier() : nil
  }

  /// `{autostart: true, "add_text": "title"}`.
  private mutating func arguments(of name: String) -> Bool {
    guard take("{") else { return false }
    while !take("}") {
      guard let key = string() ?? identifier(), take(":"), argument(key, of: name) else { return false }
      guard take(",") || rest.drop(while: \.isWhitespace).first == "}" else { return false }
    }
    return true
  }

  /// Text, a number or a truth value.
  private mutating func argument(_ key: String, of name: String) -> Bool {
    guard PlayerArguments.isName(key) else { return false }
    if let text = string() {
      open[name, default: Entry()].arguments.append(NewEntry(key, .text(text)))
      return true
    }
    let word = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) })
    if case .text = PlayerArguments.Value(plain: word) { return false }
    rest = rest.dropFirst(word.count)
    open[name, default: Entry()].arguments.append(NewEntry(key, .plain(word)))
    return true
  }

  private mutating func push() -> Bool {
    guard take("("), let name = identifier(), take(")"), let entry = open[name] else { return false }
    entries.append(entry)
    open[name] = nil
    return true
  }

  /// `cp_load_widget("FID", "div")`, the oldest call.
  private mutating func call() -> Bool {
    guard take("("), let fid = string(), take(","), let object = string(), take(")") else { return false }
    entries.append(Entry(object: object, keys: ["_fid": fid]))
    return true
  }

  /// The function that fetches the loader: up to where its bracket closes and it is called.
  private mutating func loader() -> Bool {
    guard let end = endOfLoader, rest[..<end].contains("libasync"), !rest[..<end].contains("_cpmp")
    else { return false }
    rest = rest[end...]
    hasLoader = true
    return true
  }

  /// Behind the first `})();` or `}());`.
  private var endOfLoader: Substring.Index? {
    var place = rest.startIndex
    while let bracket = rest[place...].firstIndex(of: "}") {
      for end in ["})();", "}());"] where rest[bracket...].hasPrefix(end) {
        return rest.index(bracket, offsetBy: end.count)
      }
      place = rest.index(after: bracket)
    }
    return nil
  }

  // MARK: Words

  /// False at the end.
  private mutating func skipBlanks() -> Bool {
    let skipped = [";", "<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>"]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.drop { $0.isWhitespace }
      } else if let mark = skipped.first(where: rest.hasPrefix) {
        rest = rest.dropFirst(mark.count)
      } else if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*"), let end = rest.firstRange(of: "*/") {
        rest = rest[end.upperBound...]
      } else {
        return true
      }
    }
    return false
  }

  private mutating func take(_ word: String) -> Bool {
    rest = rest.drop { $0.isWhitespace }
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard rest.hasPrefix(word), rest.dropFirst(word.count).first?.isWhitespace == true else { return false }
    return take(word)
  }

  private mutating func identifier() -> String? {
    rest = rest.drop { $0.isWhitespace }
    let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
    rest = rest[word.endIndex...]
    return word.isEmpty ? nil : String(word)
  }

  /// A string literal, its escapes decoded.
  private mutating func string() -> String? {
    rest = rest.drop { $0.isWhitespace }
    guard let quote = rest.unicodeScalars.first, quote == "\"" || quote == "'" else { return nil }
    var value = String.UnicodeScalarView()
    var scalars = rest.unicodeScalars.dropFirst()
    while let scalar = scalars.popFirst() {
      switch scalar {
      case quote:
        rest = Substring(scalars)
        return String(value)
      case "\\":
        guard let decoded = Self.escape(&scalars) else { return nil }
        value.append(decoded)
      case "\n", "\r": return nil
      default: value.append(scalar)
      }
    }
    return nil
  }

  private static func escape(_ scalars: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard let scalar = scalars.popFirst() else { return nil }
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "x", "u":
      let digits = scalars.prefix(scalar == "x" ? 2 : 4)
      guard let value = UInt32(String(digits), radix: 16) else { return nil }
      scalars = scalars.dropFirst(digits.count)
      return Unicode.Scalar(value)
    default: return scalar
    }
  }
}
