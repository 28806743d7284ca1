import Cincopa
import Markup

/// Tokens of the API, which open an account to every visitor: they are told, and not repeated.
extension EmbedSearch {
  private static let key = Array("api_token".utf8)

  /// Of links, pictures and scripts.
  mutating func checkToken(_ tag: HTMLTag, _ address: HTMLTag.Attribute) {
    guard PlatformAddress(address.text(in: source))?.query["api_token"] != nil else { return }
    reportToken(tag, in: address.value)
    unread[unread.count - 1].isAside = true
  }

  /// The platform's pages for filling galleries.
  mutating func reportToken(_ tag: HTMLTag, in address: Range<Int>) {
    report(at: tag.offset)
    for start in valueStarts(in: address) {
      let end = source[start..<address.upperBound].firstIndex { "&#".utf8.contains($0) } ?? address.upperBound
      secrets.append(start..<end)
    }
  }

  /// In the text, in links of Markdown, in addresses of whatever host: what looks like a token behind its name.
  mutating func reportOtherTokens(from start: Int) {
    let known = Set(secrets.map(\.lowerBound))
    for start in valueStarts(in: start..<source.count) where !known.contains(start) {
      let token = source[start..<min(start + Self.longest, source.count)].prefix(while: Self.isOfTokens)
      guard token.count >= Self.shortest, token.contains(where: { (0x30...0x39).contains($0) }) else { continue }
      report(at: start - Self.key.count - 1)
      unread[unread.count - 1].isAside = true
      secrets.append(token.indices)
    }
    secrets.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Bytes of a token: what is shorter is an example.
  private static let shortest = 12
  private static let longest = 200

  private static func isOfTokens(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
  }

  private mutating func report(at offset: Int) {
    report(
      offset, "this address holds a token of the API, which every visitor can read",
      help: "withdraw the token on the platform; for uploads by visitors, see visitor_uploads in the documentation")
  }

  /// Behind each `api_token=`.
  private func valueStarts(in range: Range<Int>) -> [Int] {
    var starts: [Int] = []
    var index = range.lowerBound
    while let sign = ByteSearch.first(UInt8(ascii: "="), in: source[..<range.upperBound], from: index) {
      index = sign + 1
      let name = source[range.lowerBound..<sign].suffix(Self.key.count)
      if name.elementsEqual(Self.key, by: { $0 | 0x20 == $1 | 0x20 }) { starts.append(index) }
    }
    return starts
  }
}
