import Syndication

/// Members of answers as what they should be; nil for what is not there, empty, or of another kind.
extension JSONValue {
  /// Text, or a number as written.
  func words(_ name: String) -> String? {
    guard let text = self[name]?.text, !text.isEmpty else { return nil }
    return text
  }

  func moment(_ name: String) -> Timestamp? { words(name).flatMap { FeedDate.parse($0, inWords: false) } }

  func address(_ name: String) -> WebURL? {
    words(name).flatMap { WebURL($0.replacing("&amp;", with: "&")) }.flatMap { $0.isAbsolute ? $0 : nil }
  }

  /// `00:02:55.83` as seconds, to the millisecond.
  func seconds(_ name: String) -> Double? {
    var context = FeedContext()
    return context.duration(self[name]).map { ($0 * 1000).rounded() / 1000 }
  }

  /// One text with commas, or a list of texts; each once, white space folded.
  func tags(_ name: String) -> [String] {
    let texts = self[name]?.array?.compactMap(\.text) ?? [words(name) ?? ""]
    var tags: [String] = []
    for part in texts.flatMap({ $0.split(separator: ",") }) {
      let tag = PlainTitle.folded(String(part))
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  /// Characters that no identifier has make it none.
  func identifier<ID: PublicID>(_ name: String, _: ID.Type) -> ID? { words(name).flatMap { try? ID($0) } }

  /// What the answer must hold, or the platform's words in place of it.
  func required<Value>(_ name: String, _ value: Value?) throws(APIFailure) -> Value {
    if let value { return value }
    if let message = APIAnswer.words(in: self) { throw .refused(message: message) }
    throw .missing(name)
  }
}
