import Clibxml2

/// References to what XML has no entities for. Those of HTML become their characters, also where a document type
/// declares them; all others give nothing, because that is how small documents become large.
extension XMLTreeBuilder {
  mutating func entity(named name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    forgive()
    let text = UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
    let character = NamedCharacters.character(named: text)
    let place = offset - text.count - 2
    if character == nil {
      note(.entity, at: place, "the entity &\(Self.short(text)); gives nothing")
    } else if !usesHTMLEntities {
      usesHTMLEntities = true
      note(.entity, at: place, "the entity &\(Self.short(text)); is HTML's and was not declared")
    }
    return cell.lend(name, character, inValue: isInValue)
  }

  /// In values libxml2 leaves `&` as `&#38;` and other references as they are.
  mutating func appendValue(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let reference = bytes.next(UInt8(ascii: "&"), from: start)
      append(value: UnsafeBufferPointer(rebasing: bytes[start..<reference]))
      guard reference < bytes.count else { return }
      let end = bytes.next(UInt8(ascii: ";"), from: reference)
      let name = UnsafeBufferPointer(rebasing: bytes[min(reference + 1, end)..<end])
      if name.first == UInt8(ascii: "#") {
        writer.tree.values.append(UInt8(ascii: "&"))
      } else if let character = NamedCharacters.character(named: name) {
        character.write(to: &writer.tree.values)
      }
      start = min(end + 1, bytes.count)
    }
  }

  private static func short(_ name: UnsafeBufferPointer<UInt8>) -> String {
    name.count > 40 ? String(decoding: name.prefix(40), as: UTF8.self) + "…" : String(decoding: name, as: UTF8.self)
  }
}
