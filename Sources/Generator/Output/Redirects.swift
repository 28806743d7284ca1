import Markup

/// `_redirects`, as Netlify, Cloudflare Pages and others read it: one `FROM  TO  301` a line.
public enum Redirects {
  static let name = "_redirects"

  /// The author's own list with ours below it: hosts take the first line that fits.
  static func joined(_ own: [UInt8], _ ours: [UInt8]) -> [UInt8] {
    let isOpen = own.last.map { $0 != UInt8(ascii: "\n") } ?? false
    return own + (isOpen ? [UInt8(ascii: "\n")] : []) + ours
  }

  /// Sorted, each once. `from` is root-relative, `to` too or an absolute address; both readable or percent-encoded.
  public static func bytes(_ entries: [(from: String, to: String)]) -> [UInt8] {
    let lines = Set(entries.map { "\(escaped($0.from))  \(escaped($0.to))  301\n" })
    return Array(lines.sorted().joined().utf8)
  }

  /// In these files white space parts fields, `#` begins a comment, `*` and `:name` are placeholders.
  /// What is percent-encoded already stays so.
  private static func escaped(_ address: String) -> String {
    let isPath = address.utf8.first == UInt8(ascii: "/")
    return Escape.percent(address, keeping: isPath ? "%/!$&'()+,;=@" : "%/!$&'()+,;=@:?")
  }
}
