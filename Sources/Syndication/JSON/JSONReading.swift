/// What JSON readers ask of members that may not be there.
extension FeedContext {
  /// As `url(from:at:base:)`; nil without a warning when there is no text.
  public mutating func url(_ value: JSONValue?) -> WebURL? {
    guard let value, let text = value.stringValue else { return nil }
    return url(from: text, at: value.location)
  }

  /// As `date(from:at:)`, from text or a Unix time in seconds or milliseconds.
  public mutating func date(_ value: JSONValue?) -> Timestamp? {
    guard let value, !value.isNull else { return nil }
    if let text = value.stringValue { return date(from: text, at: value.location) }
    // Less than four months after 1970 is no time that a feed tells.
    if let number = value.doubleValue, number >= 10_000_000, number < 1e14 {
      return Timestamp(seconds: Int64(number >= 100_000_000_000 ? number / 1000 : number))
    }
    warn(.badDate, at: value.location, "\(value.text ?? value.kindName) is no date")
    return nil
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
