@_spi(_Unicode) import Swift

/// The part of an address that a file name or title becomes (SPEC section 4): lower case, letters and digits of every
/// script kept, composed (NFC). White space and punctuation become one `-`, and nothing at the ends; hyphens and
/// underscores that stand alone stay as they are, because identifiers hold `--` and end in `-` or `_`.
enum Slug {
  /// Empty when nothing but punctuation is there.
  static func make(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = String.UnicodeScalarView()
    var run: [Unicode.Scalar] = []
    for scalar in composed(text).lowercased().unicodeScalars {
      guard isKept(scalar) else {
        run.append(scalar)
        continue
      }
      result.append(contentsOf: separator(run, atEdge: result.isEmpty))
      run.removeAll(keepingCapacity: true)
      result.append(scalar)
    }
    result.append(contentsOf: separator(run, atEdge: true))
    return String(result)
  }

  private static func separator(_ run: [Unicode.Scalar], atEdge: Bool) -> [Unicode.Scalar] {
    if run.allSatisfy({ $0 == "-" }) { return run }
    return atEdge ? [] : ["-"]
  }

  /// Names that are slugs already, as most are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
    // Joiners belong to words of Persian and Indic scripts.
    default: scalar == "_" || scalar.value == 0x200C || scalar.value == 0x200D
    }
  }

  /// Normalization form C (UAX 15), so that one name has one address whatever the file system made of it.
  private static func composed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }
}
