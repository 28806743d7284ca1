/// What JSON readers ask of members that may not be there.
extension FeedContext {
  /// As `url(from:at:base:)`; nil without a warning when there is no text.
  public mutating func url(_ value: JSONValue?) -> WebURL? {
    guard let value, let text = value.stringValue else { return nil }
    return url(from: text, at: value.location)
  }

  /// As `date(from:at:)`.
  public mutating func date(_ value: JSONValue?) -> Timestamp? {
    guard let value, let text = value.stringValue else { return nil }
    return date(from: text, at: value.location)
  }

  /// As `duration(from:at:)`, from text or a number of seconds.
  public mutating func duration(_ value: JSONValue?) -> Double? {
    guard let value, let text = value.text else { return nil }
    return duration(from: text, at: value.location)
  }

  /// As `count(from:at:)`, from text or a number.
  public mutating func count(_ value: JSONValue?) -> Int? {
    guard let value, let text = value.text else { return nil }
    return count(from: text, at: value.location)
  }

  /// Text that is meant as plain text, white space folded; nil when empty.
  public func literal(_ value: JSONValue?) -> String? {
    value?.text.flatMap(PlainText.fromText)
  }
}
