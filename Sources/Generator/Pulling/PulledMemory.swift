import Syndication

/// What was written into pages when galleries were pulled last: `pulled.json` of the site's folder, which belongs to the
/// site as its pages do. Without it a person's words cannot be told from the platform's, and all count as a person's.
struct PulledMemory: Sendable, Hashable {
  static let path = "pulled.json"

  struct Entry: Sendable, Hashable {
    /// From the site's folder.
    var file: String
    var fields: PulledFields
  }

  /// By the gallery's id.
  var entries: [String: Entry] = [:]

  init() {}

  /// Nil when these bytes are none.
  init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument.parse(bytes), !document.isDamaged,
      let galleries = document.root["galleries"]?.members
    else { return nil }
    for gallery in galleries {
      guard let file = gallery.value["file"]?.stringValue, RelativePath.normalized(file) == file else { return nil }
      var fields = PulledFields()
      for key in PulledFields.keys { fields[key] = gallery.value[key].flatMap(Self.value) }
      entries[gallery.name] = Entry(file: file, fields: fields)
    }
  }

  /// Sorted, a line for each value: it is kept under version control, and read by people.
  var bytes: [UInt8] {
    let galleries = entries.map { JSONMember($0, Self.json($1)) }
    return JSONValue(.object([JSONMember("galleries", JSONValue(.object(galleries)))])).pretty
  }

  private static func value(_ json: JSONValue) -> PulledValue? {
    json.array.map { .list($0.compactMap(\.stringValue)) } ?? json.stringValue.map { .text($0) }
  }

  private static func json(_ entry: Entry) -> JSONValue {
    var members = [JSONMember("file", JSONValue(.string(entry.file)))]
    for key in PulledFields.keys {
      switch entry.fields[key] {
      case .text(let text)?: members.append(JSONMember(key, JSONValue(.string(text))))
      case .list(let texts)?:
        members.append(JSONMember(key, JSONValue(.array(texts.map { JSONValue(.string($0)) }))))
      case nil: break
      }
    }
    return JSONValue(.object(members))
  }
}
