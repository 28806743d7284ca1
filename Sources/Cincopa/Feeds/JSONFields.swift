import Markup
import Syndication

/// Members read as what they should be. What is of another kind is left out with a warning; what is not there, null or
/// empty is left out without one.
extension JSONValue {
  func text(of name: String, _ context: inout FeedContext) -> String? {
    guard let value = self[name], !value.isNull else { return nil }
    if let text = value.text { return text.isEmpty ? nil : text }
    context.warn(.badContent, at: value.location, "'\(name)' is \(value.kindName), not text")
    return nil
  }

  /// Text of one line, such as an id or a type: white space folded, no control characters; nil when nothing is left.
  func line(of name: String, _ context: inout FeedContext) -> String? {
    let line = text(of: name, &context).map(PlainTitle.folded)
    return line?.isEmpty == true ? nil : line
  }

  /// An address. The platform escapes `&` in them once more than its format asks for.
  func url(of name: String, _ context: inout FeedContext) -> WebURL? {
    guard let text = text(of: name, &context) else { return nil }
    let address = text.utf8.contains(UInt8(ascii: "&")) ? text.replacing("&amp;", with: "&") : text
    return context.url(from: address, at: location(of: name))
  }

  /// The objects of an array, or those that an object holds by names.
  func list(of name: String, _ context: inout FeedContext) -> [JSONValue] {
    guard let value = self[name], !value.isNull else { return [] }
    if value.array == nil {
      context.warn(.badContent, at: value.location, "'\(name)' is \(value.kindName), not a list")
    }
    let values = value.array ?? value.members?.map(\.value) ?? []
    return values.filter { $0.members != nil }
  }

  func location(of name: String) -> SourceLocation { self[name]?.location ?? location }
}
