public import Syndication

/// Reads the body of an answer (PLATFORM section 5.1). What it says besides is ignored.
public enum APIAnswer {
  /// The object that answers a call, when it tells of success.
  ///
  /// - Parameter status: of HTTP, as it came; the platform says no on 200, too.
  public static func read(_ bytes: [UInt8], status: Int = 200) throws(APIFailure) -> JSONValue {
    guard (200..<300).contains(status) else { throw refusal(bytes, status: status) }
    let root = try object(in: bytes)
    if let message = problem(in: root) { throw .refused(message: message) }
    return root
  }

  private static func refusal(_ bytes: [UInt8], status: Int) -> APIFailure {
    let message = (try? object(in: bytes)).flatMap { words(in: $0) }
    return status == 401 || status == 403 ? .forbidden(message: message) : .status(status, message: message)
  }

  private static func object(in bytes: [UInt8]) throws(APIFailure) -> JSONValue {
    switch bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) {
    case nil: throw .empty
    case UInt8(ascii: "<"): throw .page(title: title(of: bytes))
    default: break
    }
    guard let document = try? JSONDocument.parse(bytes) else { throw .notJSON }
    if document.isDamaged { throw .cutOff }
    guard document.root.members != nil else { throw .notJSON }
    return document.root
  }

  /// The platform's words when it says no. Without `success` it is `error` that tells.
  private static func problem(in root: JSONValue) -> String? {
    switch root["success"]?.boolValue {
    case true?: nil
    case false?: words(in: root) ?? "no reason"
    case nil: root["error"].flatMap(text)
    }
  }

  /// `message`, else `error`.
  static func words(in root: JSONValue) -> String? {
    for name in ["message", "error", "errormessage"] {
      if let text = root[name].flatMap(text) { return text }
    }
    return nil
  }

  /// Also of an object in the text's place: `{"error": {"message": …}}`. White space folded, at most 300 characters.
  private static func text(_ value: JSONValue) -> String? {
    guard let text = value.text ?? value["message"]?.text else { return nil }
    let words = PlainTitle.folded(text)
    return words.isEmpty ? nil : String(words.prefix(300))
  }

  private static func title(of page: [UInt8]) -> String? {
    let text = String(decoding: page.prefix(4096), as: UTF8.self)
    guard let open = text.firstRange(of: "<title>"), let close = text[open.upperBound...].firstRange(of: "</title>")
    else { return nil }
    let title = PlainTitle.folded(String(text[open.upperBound..<close.lowerBound]))
    return title.isEmpty ? nil : String(title.prefix(100))
  }
}
