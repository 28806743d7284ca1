/// Gives headings ids as the large code hosts do, unique in their document.
struct HeadingIDs {
  /// How often a slug was asked for; ids that were given count as slugs.
  private var uses: [String: Int] = [:]

  /// `Ärger & Co.` → `ärger--co`; a second one → `ärger--co-1`; no letter at all → `section`.
  mutating func id(for text: Span<UInt8>) -> String {
    let slug = Self.slug(text)
    let base = slug.isEmpty ? "section" : slug
    guard var number = uses[base] else {
      uses[base] = 0
      return base
    }
    var id: String
    repeat {
      number += 1
      id = "\(base)-\(number)"
    } while uses[id] != nil
    uses[base] = number
    uses[id] = 0
    return id
  }

  /// Lower case; letters, marks and digits of any script, `-` and `_` stay, white space becomes `-`, the rest goes.
  static func slug(_ text: Span<UInt8>) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.count)
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x80 { return unicodeSlug(text) }
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): slug.append(UInt8(ascii: "-"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        slug.append(byte)
      default: break
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  private static func unicodeSlug(_ text: Span<UInt8>) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in string(text).unicodeScalars {
      if scalar.properties.isWhitespace {
        slug.append("-")
      } else if scalar == "-" || isWordCharacter(scalar) {
        slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(slug)
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .connectorPunctuation, .nonspacingMark, .spacingMark, .enclosingMark: true
    default: scalar.properties.isAlphabetic
    }
  }

  static func string(_ text: Span<UInt8>) -> String {
    text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
