extension WebURL {
  /// The same document for whoever resolves references in it (RFC 3986, section 5): without user and password, without
  /// the parameters of path and query that open doors, and without those that an earlier mask stands for.
  public var withoutSecrets: WebURL {
    var parts = parts
    if let authority = parts.authority, let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) {
      parts.authority = String(authority[authority.utf8.index(after: at)...])
    }
    parts.path = parts.path.split(separator: "/", omittingEmptySubsequences: false)
      .map(Self.withoutSecretParameters).joined(separator: "/")
    parts.query = parts.query.flatMap(Self.withoutSecrets)
    return WebURL(trusted: parts.joined, isAbsolute: isAbsolute)
  }

  /// `page;jsessionid=1` → `page`.
  private static func withoutSecretParameters(_ segment: Substring) -> String {
    let parts = segment.split(separator: ";", omittingEmptySubsequences: false)
    return ([parts[0]] + parts.dropFirst().filter { !Secrets.isTold(by: $0) }).joined(separator: ";")
  }

  /// Nil when nothing is left.
  private static func withoutSecrets(_ query: String) -> String? {
    let kept = query.split(separator: "&", omittingEmptySubsequences: false).compactMap { part in
      let pieces = part.split(separator: ";", omittingEmptySubsequences: false)
      let plain = pieces.filter { !Secrets.isTold(by: $0) }
      return plain.isEmpty ? nil : plain.joined(separator: ";")
    }
    return kept.isEmpty && !query.isEmpty ? nil : kept.joined(separator: "&")
  }
}
