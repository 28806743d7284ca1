/// All record types of a schema with what their fields hold. Types of one name are one type.
struct TypeTable: Sendable {
  private(set) var types: [RecordType] = []
  /// By type, then slot.
  private(set) var shapes: [[Shape]] = []
  private var indices: [String: Int] = [:]

  init(_ types: [RecordType]) {
    for type in types { add(type) }
    complete()
  }

  /// The index of a type, which is taken up if it is new.
  mutating func index(of type: RecordType) -> Int {
    let index = add(type)
    complete()
    return index
  }

  func index(named name: String) -> Int? { indices[name] }

  func slot(of name: Name, in type: Int) -> Int? {
    let slot = types[type].slots.slot(name.hash)
    return slot < 0 ? nil : slot
  }

  @discardableResult
  private mutating func add(_ type: RecordType) -> Int {
    if let index = indices[type.name] { return index }
    indices[type.name] = types.count
    types.append(type)
    return types.count - 1
  }

  /// Follows fields to further types until there are none.
  private mutating func complete() {
    while shapes.count < types.count {
      shapes.append(types[shapes.count].fields.map { shape(of: $0.type) })
    }
  }

  private mutating func shape(of type: FieldType) -> Shape {
    switch type {
    case .text: return .text
    case .html: return .html
    case .bool: return .bool
    case .int: return .int
    case .anything: return .anything
    case .list(let element): return .list(shape(of: element))
    case .map(let element, let keys): return .map(shape(of: element), keys: keys)
    case .record(.type(let type)): return .record(add(type()))
    case .record(.name(let name)):
      guard let index = indices[name] else { preconditionFailure("no record type is named \(name)") }
      return .record(index)
    }
  }
}
