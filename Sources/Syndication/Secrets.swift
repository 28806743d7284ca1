/// What must not be told: user and password of an address, query values that open doors
/// (`api_token`, `sig`, `Signature`, `X-Amz-Credential`, …), and tokens of the platform's API wherever they stand.
public enum Secrets {
  private static let mask = Array("***".utf8)
  private static let telling = [
    "token", "secret", "signature", "password", "passwd", "apikey", "auth", "credential", "session",
  ]
  private static let short: Set<String> = [
    "sig", "key", "pwd", "pass", "hmac", "hdnts", "hdnea", "policy", "keypairid",
  ]

  /// The text, which may hold addresses anywhere, with `***` in place of every secret.
  public static func hidden(in text: String) -> String {
    var output: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.first {
      if (0x30...0x39).contains(byte), output.last.map(SecretShapes.isWordPart) != true,
        let length = SecretShapes.tokenLength(rest)
      {
        output += mask
        rest = rest.dropFirst(length)
        continue
      }
      rest.removeFirst()
      output.append(byte)
      switch byte {
      case UInt8(ascii: "/") where output.suffix(3).elementsEqual("://".utf8):
        hideUserInfo(&rest, into: &output)
      case UInt8(ascii: "/"), UInt8(ascii: "\\"):
        guard let before = output.dropLast().last, ":/\\".utf8.contains(before) else { break }
        hideUserInfo(&rest, into: &output, needsPassword: true)
      case UInt8(ascii: ":") where endsInWord(output.dropLast()):
        hideUserInfo(&rest, into: &output)
      case UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";"):
        hideValue(&rest, into: &output)
      default:
        break
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// `user:password@`, when the authority that starts here has one. `needsPassword` where `@` may mean something else:
  /// behind a slash that does not end `://`.
  private static func hideUserInfo(
    _ rest: inout Substring.UTF8View, into output: inout [UInt8], needsPassword: Bool = false
  ) {
    let authority = rest.prefix { $0 > 0x20 && !"\"'<>/\\?".utf8.contains($0) }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return }
    guard !needsPassword || isCredentials(authority[..<at]) else { return }
    output += mask
    rest = rest[at...]
  }

  /// `user:password`.
  private static func isCredentials(_ text: Substring.UTF8View) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return colon != text.startIndex
  }

  /// Whether a colon here stands behind a user, or a scheme without its slashes: `ada:pw@h.test`, `http:ada:pw@h.test`.
  /// Addresses of people and names of things (`mailto:ada@h.test`, `tag:h.test,2026:1`) have no passwords.
  private static func endsInWord(_ output: ArraySlice<UInt8>) -> Bool {
    let word = output[
      output.index(after: output.lastIndex { isEnd($0) || $0 == UInt8(ascii: "=") } ?? output.startIndex - 1)...]
    guard !word.isEmpty, word.allSatisfy(isPlain) else { return false }
    return !["mailto", "tag", "acct", "xmpp", "sip", "sips", "urn", "cid", "mid"].contains(
      String(decoding: word, as: UTF8.self).lowercased())
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte > 0x7F || "._-+%".utf8.contains(byte)
  }

  /// `name=value`, when the name is that of a secret.
  private static func hideValue(_ rest: inout Substring.UTF8View, into output: inout [UInt8]) {
    let name = rest.prefix { !isEnd($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "&") }
    let after = rest[name.endIndex...]
    guard after.first == UInt8(ascii: "="), isSecret(String(Substring(name))) else { return }
    output += name
    output.append(UInt8(ascii: "="))
    let value = after.dropFirst().prefix { !isEnd($0) && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: ";") }
    if !value.isEmpty { output += mask }
    rest = rest[(isHidden(value) ? value.index(value.startIndex, offsetBy: mask.count) : value.endIndex)...]
  }

  /// Whether a mask is there already, and then words that go on: `token=***: HTTP 404`.
  private static func isHidden(_ value: Substring.UTF8View) -> Bool {
    guard value.starts(with: mask) else { return false }
    return value.dropFirst(mask.count).allSatisfy { ":,.".utf8.contains($0) }
  }

  /// Whether `name=value` of a query holds a secret, itself or in an address within it.
  static func isTold(by parameter: Substring) -> Bool {
    guard let equals = parameter.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let text = String(parameter)
    return isSecret(String(parameter[..<equals])) || hidden(in: text) != text
  }

  private static func isSecret(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return short.contains(plain) || telling.contains { plain.contains($0) }
  }

  /// Where an address ends in running text.
  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "\"'<>()#".utf8.contains(byte)
  }
}
