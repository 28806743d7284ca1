/// Query parameters by which hosts sign an address for a while. They change from fetch to fetch; the rest identifies.
enum SigningParameters {
  static func removed(from url: WebURL) -> String {
    guard let mark = url.string.utf8.firstIndex(of: UInt8(ascii: "?")) else { return url.string }
    let parts = url.parts
    let pairs = (parts.query ?? "").split(separator: "&")
    let names = pairs.map { ASCII.lowercased(String($0.prefix { $0 != "=" })) }
    let isAzure = names.contains("sv") && names.contains("sig")
    let kept = zip(pairs, names).filter { _, name in
      !(isSigning(name) || (isAzure && azure.contains(name)))
    }.map { String($0.0) }
    guard kept.count < pairs.count else { return url.string }
    let address = String(url.string[..<mark])
    return kept.isEmpty ? address : address + "?" + kept.joined(separator: "&")
  }

  private static func isSigning(_ name: String) -> Bool {
    exact.contains(name) || ["x-amz-", "x-goog-", "x-oss-", "x-cos-"].contains { name.hasPrefix($0) }
  }

  private static let exact: Set<String> = [
    "expires", "expire", "exp", "signature", "sig", "sign", "key-pair-id", "policy", "token", "access_token",
    "auth_token", "authtoken", "auth_key", "hmac", "hdnts", "hdnea", "hdntl", "__token__", "__gda__", "__hdnea__",
    "awsaccesskeyid", "googleaccessid", "ossaccesskeyid", "wmsauthsign", "wssecret", "wstime", "verify", "validfrom",
    "validto", "bcov_auth", "st-token", "securitytoken",
  ]
  /// Of a shared access signature; too short to be taken for such elsewhere.
  private static let azure: Set<String> = [
    "se", "sp", "sr", "st", "sv", "spr", "sip", "si", "skoid", "sktid", "skt", "ske", "sks", "skv", "sdd",
  ]
}
