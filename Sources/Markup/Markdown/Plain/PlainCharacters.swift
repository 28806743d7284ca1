/// Kinds of characters, as far as they are surely what libcmark takes them for.
enum PlainCharacters {
  enum Kind {
    case space, punctuation, other
  }

  /// ASCII.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Of a character reference, between `&` and `;`.
  static func isReference(_ byte: UInt8) -> Bool {
    ASCIIByte.isDigit(byte) || ASCIIByte.lower(byte) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "#")
  }

  static func kind(ascii byte: UInt8) -> Kind {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: .space
    case let byte: isPunctuation(byte) ? .punctuation : .other
    }
  }

  /// Letters of the scripts that most texts are written in; nil for all else.
  static func kind(beyondASCII scalar: UInt32) -> Kind? {
    switch scalar {
    case 0xA0: .space
    case 0xC0...0x24F, 0x388...0x3FF, 0x400...0x481, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A: .other
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: .other
    case 0xAB, 0xBB, 0x2010...0x2015, 0x2018...0x201F, 0x2020...0x2022, 0x2026: .punctuation
    default: nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many of the byte here follow each other.
  func run(at place: Int, before end: Int) -> Int {
    var stop = place
    while stop < end, self[stop] == self[place] { stop += 1 }
    return stop - place
  }
}
