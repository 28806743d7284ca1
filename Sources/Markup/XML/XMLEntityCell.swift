import Clibxml2

/// The one entity that is lent to libxml2 for each reference that XML does not know; it looks at it at once and keeps
/// nothing of it.
struct XMLEntityCell: ~Copyable {
  private let entity: UnsafeMutablePointer<xmlEntity>
  /// UTF-8 of one or two characters, ended by 0.
  private let content: UnsafeMutablePointer<xmlChar>
  private static let room = 12

  init() {
    entity = .allocate(capacity: 1)
    content = .allocate(capacity: Self.room)
    entity.initialize(to: xmlEntity())
    content.initialize(repeating: 0, count: Self.room)
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.content = content
    // As if its content had been looked through, so that libxml2 does not.
    entity.pointee.checked = 2
  }

  deinit {
    entity.deallocate()
    content.deallocate()
  }

  /// In text libxml2 hands over the content of a predefined entity; in a value it would take the first byte alone, so
  /// there the reference stays, and `XMLTreeBuilder.appendValue` resolves it.
  func lend(_ name: UnsafePointer<xmlChar>, _ character: NamedCharacter?, inValue: Bool) -> xmlEntityPtr {
    var bytes: [UInt8] = []
    character?.write(to: &bytes)
    for index in 0..<Self.room { content[index] = index < bytes.count ? bytes[index] : 0 }
    entity.pointee.name = name
    entity.pointee.length = Int32(bytes.count)
    entity.pointee.etype = inValue ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    return entity
  }
}
