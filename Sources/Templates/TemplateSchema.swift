/// All names that templates may use.
public struct TemplateSchema: Sendable {
  /// The type of the outermost value.
  public let root: RecordType
  let table: TypeTable

  /// - Parameter types: types that fields refer to by name; all others are found from `root`.
  public init(root: RecordType, types: [RecordType] = []) {
    self.root = root
    table = TypeTable([root] + types)
  }

  /// Every type, `root` first.
  public var types: [RecordType] { table.types }
}

// MARK: - Documentation

/// A record type as the user documentation shows it.
public struct TypeDocumentation: Sendable, Equatable {
  public var name: String
  public var fields: [FieldDocumentation]
}

/// A name as the user documentation shows it.
public struct FieldDocumentation: Sendable, Equatable {
  public var name: String
  public var type: DocumentedType
  public var doc: String
  public var example: String
}

/// What a name holds; record types by name.
public indirect enum DocumentedType: Sendable, Equatable {
  case text, html, bool, int, anything
  case record(String)
  case list(of: DocumentedType)
  case map(of: DocumentedType, knownKeys: [String]?)
}

extension TemplateSchema {
  /// All types and names, in the order they are declared.
  public var documentation: [TypeDocumentation] {
    zip(table.types, table.shapes).map { type, shapes in
      let fields = zip(type.fields, shapes).map { field, shape in
        FieldDocumentation(name: field.name, type: documented(shape), doc: field.doc, example: field.example)
      }
      return TypeDocumentation(name: type.name, fields: fields)
    }
  }

  private func documented(_ shape: Shape) -> DocumentedType {
    switch shape {
    case .text: .text
    case .html: .html
    case .bool: .bool
    case .int: .int
    case .anything: .anything
    case .record(let type): .record(table.types[type].name)
    case .list(let element): .list(of: documented(element))
    case .map(let element, let keys): .map(of: documented(element), knownKeys: keys)
    }
  }
}
