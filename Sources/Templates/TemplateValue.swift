public import Markup

/// What a name stands for while a template is rendered. The case decides about escaping: text is escaped, HTML is not,
/// whatever braces are written (SPEC section 6).
public enum TemplateValue: Sendable {
  /// Absent: prints nothing, opens no section.
  case none
  case bool(Bool)
  case int(Int)
  /// Plain text, escaped when written.
  case text(String)
  /// Markup, written as it is.
  case html(HTML)
  /// Storage is shared between copies, so a list of thousands may stand in many records.
  case list([TemplateValue])
  /// A value whose names are declared by its type. Make it once for a record that stands in many places.
  case record(any TemplateRecord)
  /// Any keys: `params`, and `FieldType.map`.
  case map(TemplateMap)

  /// The same as `map`, said of values below `params`.
  public static func tree(_ tree: ParamsTree) -> TemplateValue { .map(tree) }

  /// Text, or nothing when there is none.
  public static func optional(_ text: String?) -> TemplateValue {
    if let text { .text(text) } else { .none }
  }

  /// A number, or nothing when there is none.
  public static func optional(_ number: Int?) -> TemplateValue {
    if let number { .int(number) } else { .none }
  }

  /// Whether a section over this value is left out: absent, false, and empty text, HTML, lists and
  /// maps. Zero is a number like any other and opens its section, as every record does.
  public var isEmpty: Bool {
    switch self {
    case .none: true
    case .bool(let flag): !flag
    case .text(let text): text.isEmpty
    case .html(let html): html.isEmpty
    case .list(let values): values.isEmpty
    case .map(let map): map.isEmpty
    case .int, .record: false
    }
  }
}

/// A value with declared names, such as a page. Rendering asks for one field at a time, so nothing is computed that no
/// template mentions. It is an object, so that values are small and copied with one count.
public protocol TemplateRecord: AnyObject, Sendable {
  /// The value under the name with this hash, which `RecordType.slot(hash:)` finds; nil when the record's type does not
  /// declare it, so that a record around it may have it; `TemplateValue.none` when there is no value.
  /// Called often: make lists and markup beforehand, share them between records.
  func value(hash: UInt64) -> TemplateValue?
}
