import Markup

/// Members of JSON Feed read as what they should be. What is of another kind is taken as far as its meaning is clear,
/// with a warning; what is not there or null is left out without one.
extension FeedContext {
  mutating func text(_ json: JSONValue, _ name: String) -> String? {
    guard let value = json[name], !value.isNull else { return nil }
    if let text = value.text { return PlainText.fromText(text) }
    warn(.badContent, at: value.location, "'\(name)' is \(value.kindName), not text")
    return nil
  }

  /// Content as it is written.
  mutating func markup(_ json: JSONValue, _ name: String) -> String? {
    guard let value = json[name], !value.isNull else { return nil }
    if value.stringValue == nil { warn(.badContent, at: value.location, "'\(name)' is \(value.kindName), not text") }
    return value.text
  }

  /// An address; also the `url` of an object, and the first of a list.
  mutating func address(_ json: JSONValue, _ name: String) -> WebURL? {
    guard let value = json[name], !value.isNull else { return nil }
    if value.stringValue != nil { return url(value) }
    warn(.badContent, at: value.location, "'\(name)' is \(value.kindName), not an address")
    let inner = value.array?.first ?? value
    return url(inner["url"] ?? inner)
  }

  /// The values of a list; anything else counts as a list of one.
  mutating func list(_ json: JSONValue, _ name: String) -> [JSONValue] {
    guard let value = json[name], !value.isNull else { return [] }
    if let values = value.array { return values }
    warn(.badContent, at: value.location, "'\(name)' is \(value.kindName), not a list")
    return [value]
  }

  /// The objects of `items`, which may also be the values of an object.
  mutating func items(_ json: JSONValue) -> [JSONValue] {
    guard let value = json["items"], !value.isNull else {
      warn(.missingElement, at: json.location, "there are no 'items'")
      return []
    }
    let items = value.array ?? value.members?.map(\.value) ?? []
    if value.array == nil { warn(.badContent, at: value.location, "'items' is \(value.kindName), not a list") }
    return items.filter { item in
      if item.members == nil { warn(.badContent, at: item.location, "an item is \(item.kindName) and was left out") }
      return item.members != nil
    }
  }
}
