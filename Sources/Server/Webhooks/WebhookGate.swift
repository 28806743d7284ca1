internal import Crypto
public import Generator
internal import Hummingbird

/// Who may say that something has changed: whoever knows the last part of the path, and the key of signatures when there
/// is one. What is compared takes the same time whether it is right or wrong.
public struct WebhookGate: Sendable {
  /// A signature of the body, sent in a header.
  public struct Signature: Sendable {
    var header: String
    var algorithm: WebhookSettings.Algorithm
    var key: String

    public init(header: String, algorithm: WebhookSettings.Algorithm, key: String) {
      (self.header, self.algorithm, self.key) = (header, algorithm, key)
    }
  }

  /// The shortest secret that cannot be guessed, in characters.
  public static let shortestSecret = 16

  private let secret: String
  private let signature: Signature?

  /// Nil when the secret is too short or cannot stand in a path as it is.
  public init?(secret: String, signature: Signature?) {
    guard secret.utf8.count >= Self.shortestSecret, secret.utf8.allSatisfy(Self.isPlain) else { return nil }
    (self.secret, self.signature) = (secret, signature)
  }

  /// Whether the last part of a path is the secret; what stands before it is the affair of proxies.
  func admits(path: String) -> Bool {
    let last = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    // Digests of one length, which the library compares in constant time.
    return SHA256.hash(data: Array(last.utf8)) == SHA256.hash(data: Array(secret.utf8))
  }

  /// Whether the body is signed as it must be.
  func admits(_ body: [UInt8], _ headers: HTTPFields) -> Bool {
    guard let signature else { return true }
    let name = signature.header.lowercased()
    guard let text = headers.first(where: { $0.name.canonicalName == name })?.value else { return false }
    let key = SymmetricKey(data: Array(signature.key.utf8))
    // Every text that may be meant: hexadecimal digits can be read as Base64, too.
    return SignatureText.codes(in: text).contains { code in
      switch signature.algorithm {
      case .sha1: HMAC<Insecure.SHA1>.isValidAuthenticationCode(code, authenticating: body, using: key)
      case .sha256: HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)
      case .sha512: HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: body, using: key)
      }
    }
  }

  /// RFC 3986, section 2.3.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~".utf8.contains(byte)
    }
  }
}

/// A signature as headers hold it: hexadecimal or Base64, with or without the algorithm before it (`sha256=…`).
enum SignatureText {
  static func codes(in header: String) -> [[UInt8]] {
    let text = header[...].trimmed
    let names = ["sha1=", "sha256=", "sha512=", "hmac-sha1=", "hmac-sha256=", "hmac-sha512="]
    let name = names.first { text.lowercased().hasPrefix($0) }
    let code = Array(text.dropFirst(name?.count ?? 0).utf8)
    return [hexadecimal(code), base64(code)].compactMap(\.self)
  }

  private static func hexadecimal(_ text: [UInt8]) -> [UInt8]? {
    guard text.count.isMultiple(of: 2), !text.isEmpty else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: text.count, by: 2) {
      let digits = String(decoding: text[index...index + 1], as: UTF8.self)
      guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }), let byte = UInt8(digits, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// RFC 4648, both alphabets.
  private static func base64(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    let digits = text.prefix { $0 != UInt8(ascii: "=") }
    guard text.dropFirst(digits.count).allSatisfy({ $0 == UInt8(ascii: "=") }) else { return nil }
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = digit - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = digit - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: return nil
      }
      bits = (bits << 6 | UInt32(value)) & 0xFFFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
