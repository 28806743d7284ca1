internal import Syndication

/// The last good answer for a URL: what the cache keeps.
struct StoredAnswer: Sendable, Hashable {
  var body: [UInt8]
  var contentType: String?
  var validators = Question.Validators()
  /// The address that answered, after redirects, without secrets.
  var address: String
  /// Of the same address with all it has: whether the validators are meant for it.
  var addressDigest: Digest
  /// When the body was last known to be good, in seconds since 1970.
  var checked: Double

  init(
    body: [UInt8], contentType: String?, validators: Question.Validators, address: WebURL, checked: Double
  ) {
    self.body = body
    self.contentType = contentType
    self.validators = validators
    self.address = address.withoutSecrets.string
    addressDigest = Digest(address.string)
    self.checked = checked
  }
}

// MARK: - File form

extension StoredAnswer {
  private static let magic = "sitegen-answer 1"

  /// Lines of `name: value`, an empty line, the body. `sum` covers all that follows it, `length` is the body's,
  /// so a file that was cut or edited is found out. The URL itself may hold a token and is only there without it,
  /// with its digest beside.
  func file(for url: WebURL) -> [UInt8] {
    var lines = [
      "url: \(Secrets.hidden(in: url.string))", "digest: \(Digest(url.string))", "address: \(address)",
      "address-digest: \(addressDigest)", "checked: \(checked)", "length: \(body.count)",
    ]
    for (name, value) in [
      ("type", contentType), ("etag", validators.etag), ("modified", validators.lastModified),
    ] {
      if let value { lines.append("\(name): \(value)") }
    }
    let head = (lines.filter { !$0.utf8.contains(10) }.joined(separator: "\n") + "\n\n").utf8
    var sum = Digest()
    sum.add(head)
    sum.add(body)
    return Array("\(Self.magic)\nsum: \(sum)\n".utf8) + head + body
  }

  /// Nil unless the file is whole and this URL's.
  init?(file: [UInt8], for url: WebURL) {
    var rest = file[...]
    guard Self.line(&rest) == Self.magic, let sumLine = Self.line(&rest) else { return nil }
    var sum = Digest()
    sum.add(rest)
    guard sumLine == "sum: \(sum)" else { return nil }
    var fields: [Substring: String] = [:]
    while let line = Self.line(&rest), !line.isEmpty {
      let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      fields[parts[0]] = parts.count > 1 ? String(parts[1]) : ""
    }
    guard fields["digest"] == "\(Digest(url.string))", fields["length"] == "\(rest.count)",
      let address = fields["address"], let addressDigest = fields["address-digest"].flatMap({ Digest(hex: $0) }),
      let checked = fields["checked"].flatMap({ Double($0) })
    else { return nil }
    self.address = address
    self.addressDigest = addressDigest
    self.checked = checked
    body = Array(rest)
    contentType = fields["type"]
    validators = .init(etag: fields["etag"], lastModified: fields["modified"])
  }

  private static func line(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.firstIndex(of: 10) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }
}
