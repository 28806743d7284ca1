internal import Generator

/// A strong validator (RFC 9110, section 8.8.3): two files with the same tag have the same bytes.
struct EntityTag: Sendable, Hashable {
  /// With its quotation marks.
  let text: String

  init(_ bytes: [UInt8]) {
    // FNV-1a, 64 bits: a preview only has to tell one state of a file from the next.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    text = "\"\(String(hash, radix: 16))-\(bytes.count)\""
  }

  /// Of a file on the disk that is not read for it.
  init(_ status: FileStatus) { text = "\"\(String(status.modified, radix: 16))-\(status.size)\"" }

  /// Whether an `If-None-Match` names it. Weakness does not count there.
  func matches(_ header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      let tag = part.trimmed
      return tag == "*" || tag == text || (tag.hasPrefix("W/") && tag.dropFirst(2) == text)
    }
  }

  /// Whether an `If-Range` holds: none does, and only this very tag does. A date never does, as we send none.
  func holds(_ header: String?) -> Bool { header.map { $0 == text } ?? true }
}
