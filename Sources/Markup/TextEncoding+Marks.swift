/// How a document begins that is in UTF-8 with a mark, UTF-16 or UTF-32.
struct ByteOrderMark {
  var label: String
  /// Bytes of a unit.
  var width: Int
  var isBigEndian = false
  /// Bytes of the mark.
  var length: Int
}

extension TextEncoding {
  /// By the mark, else by the zeros of the first two characters, which are ASCII in XML and JSON.
  static func mark(_ bytes: [UInt8]) -> ByteOrderMark? {
    if let known = marks.first(where: { bytes.starts(with: $0.0) })?.1 { return known }
    guard bytes.count >= 4, bytes[0] == 0 || bytes[1] == 0 else { return nil }
    return switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, true, true): ByteOrderMark(label: "utf-32le", width: 4, length: 0)
    case (true, true, true, false): ByteOrderMark(label: "utf-32be", width: 4, isBigEndian: true, length: 0)
    case (false, true, false, true): ByteOrderMark(label: "utf-16le", width: 2, length: 0)
    case (true, false, true, false): ByteOrderMark(label: "utf-16be", width: 2, isBigEndian: true, length: 0)
    default: nil
    }
  }

  private static let marks: [([UInt8], ByteOrderMark)] = [
    ([0xEF, 0xBB, 0xBF], ByteOrderMark(label: "utf-8", width: 1, length: 0)),
    ([0xFF, 0xFE, 0, 0], ByteOrderMark(label: "utf-32le", width: 4, length: 4)),
    ([0, 0, 0xFE, 0xFF], ByteOrderMark(label: "utf-32be", width: 4, isBigEndian: true, length: 4)),
    ([0xFF, 0xFE], ByteOrderMark(label: "utf-16le", width: 2, length: 2)),
    ([0xFE, 0xFF], ByteOrderMark(label: "utf-16be", width: 2, isBigEndian: true, length: 2)),
  ]

  /// Whether ASCII follows byte by byte: some program put the mark before a document that it does not fit.
  static func isMistaken(_ mark: ByteOrderMark, _ bytes: [UInt8]) -> Bool {
    mark.length == 2 && bytes.count >= 4 && [bytes[2], bytes[3]].allSatisfy { $0 > 0 && $0 < 0x80 }
  }
}

extension ByteOrderMark {
  /// Surrogates alone become U+FFFD; an odd byte at the end is left out.
  func decodeUTF16(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = length
    while index + 1 < bytes.count {
      var value = unit(bytes, index)
      index += 2
      if value & 0xFC00 == 0xD800, index + 1 < bytes.count {
        let low = unit(bytes, index)
        if low & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
          index += 2
        }
      }
      output.append(scalar: value)
    }
    return output
  }

  func decodeUTF32(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2)
    for index in stride(from: length, to: bytes.count - 3, by: 4) {
      let first = unit(bytes, index)
      let second = unit(bytes, index + 2)
      output.append(scalar: isBigEndian ? first << 16 | second : second << 16 | first)
    }
    return output
  }

  private func unit(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    isBigEndian
      ? UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1]) : UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index])
  }
}
