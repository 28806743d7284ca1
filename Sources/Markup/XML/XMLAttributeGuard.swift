/// Finds elements with so many attributes that libxml2, which compares each with each, would take long. `<` cannot stand
/// within a tag, so only where two are far apart a tag is looked at.
enum XMLAttributeGuard {
  /// Where an element with more attributes than `limit` begins.
  static func firstExcess(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> Int? {
    var tag = bytes.next(UInt8(ascii: "<"), from: start)
    while tag < bytes.count {
      let next = bytes.next(UInt8(ascii: "<"), from: tag + 1)
      // `a=""` is the shortest attribute.
      if next - tag > limit * 4, XMLCharacters.startsName(bytes[tag + 1]),
        count(UnsafeBufferPointer(rebasing: bytes[tag..<next])) > limit
      {
        return tag
      }
      tag = next
    }
    return nil
  }

  /// At least the number of attributes: the `=` outside of quotes.
  private static func count(_ tag: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = 0
    while index < tag.count {
      switch tag[index] {
      case UInt8(ascii: ">"): return count
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = tag.next(tag[index], from: index + 1)
      case UInt8(ascii: "="): count += 1
      default: break
      }
      index += 1
    }
    return count
  }
}
