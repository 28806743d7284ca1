/// `robots.txt` (RFC 9309): everything may be visited.
public enum Robots {
  /// `sitemap` is its absolute address, nil when the site has none.
  public static func bytes(sitemap: String?) -> [UInt8] {
    var text = "User-agent: *\nAllow: /\n"
    if let sitemap { text += "\nSitemap: \(sitemap)\n" }
    return Array(text.utf8)
  }
}
