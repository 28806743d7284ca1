/// A tag as it stands in the source, `{{#name}}`.
struct Tag {
  enum Kind {
    case variable, section, inverted, close, partial, parent, block, comment, delimiters
  }

  var kind: Kind
  /// With its delimiters; bytes.
  var range: Range<Int>
  /// Without delimiters, sigil and surrounding white space; bytes.
  var content: Range<Int>
}

extension Tag.Kind {
  init(sigil: UInt8) {
    self =
      switch sigil {
      case UInt8(ascii: "#"): .section
      case UInt8(ascii: "^"): .inverted
      case UInt8(ascii: "/"): .close
      case UInt8(ascii: ">"): .partial
      case UInt8(ascii: "<"): .parent
      case UInt8(ascii: "$"): .block
      case UInt8(ascii: "!"): .comment
      case UInt8(ascii: "="): .delimiters
      default: .variable
      }
  }

  /// Whether the first byte of a tag's inside belongs to the kind and not to the name.
  static func isSigil(_ byte: UInt8) -> Bool {
    Self(sigil: byte) != .variable || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "{")
  }
}
