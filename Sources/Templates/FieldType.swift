/// What a field holds. Any field may be absent besides.
public indirect enum FieldType: Sendable {
  case text, html, bool, int
  case record(RecordReference)
  case list(of: FieldType)
  /// Any key, or one of `knownKeys`: `menus.NAME`, `galleries.NAME`, `terms.TAXONOMY`.
  case map(of: FieldType, knownKeys: [String]?)
  /// `params`: every name is allowed from here on.
  case anything

  /// A record; the type is asked for only when templates are checked, so types may be recursive.
  public static func record(_ type: @autoclosure @escaping @Sendable () -> RecordType) -> FieldType {
    .record(.type(type))
  }

  /// A record of a type that stands in `TemplateSchema.types` under this name.
  public static func record(named name: String) -> FieldType { .record(.name(name)) }

  /// A list of records.
  public static func list(of type: @autoclosure @escaping @Sendable () -> RecordType) -> FieldType {
    .list(of: .record(.type(type)))
  }

  /// A list of records of a type that stands in `TemplateSchema.types` under this name.
  public static func list(ofNamed name: String) -> FieldType { .list(of: .record(.name(name))) }

  /// Any key.
  public static func map(of type: FieldType) -> FieldType { .map(of: type, knownKeys: nil) }
}

/// A record type that is looked up later.
public enum RecordReference: Sendable {
  case type(@Sendable () -> RecordType)
  case name(String)
}
