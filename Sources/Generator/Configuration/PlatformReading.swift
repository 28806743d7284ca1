import Cincopa
import Templates

extension Platform {
  /// `cincopa:` of `site.yml`.
  mutating func read(_ reader: inout MappingReader) {
    uid = reader.identifier("uid") { text throws(IdentifierError) in try UID(text) }
    template = reader.identifier("template") { text throws(IdentifierError) in try TemplateID(text) }
    subdomain = reader.value("subdomain", "a name such as films, for films.cincopa.com", Self.label)
    versions = reader.versions("versions")
    var hosts = hosts
    reader.mapping("hosts") { reader in
      let expected = "an origin such as https://www.cincopa.com"
      if let origin = reader.value("www", expected, PlatformHosts.origin) { hosts.www = origin }
      if let origin = reader.value("wwwcdn", expected, PlatformHosts.origin) { hosts.wwwcdn = origin }
      if let origin = reader.value("rtcdn", expected, PlatformHosts.origin) { hosts.rtcdn = origin }
      if let origin = reader.value("api", expected, PlatformHosts.origin) { hosts.api = origin }
      if let origin = reader.value("upload", expected, PlatformHosts.origin) { hosts.upload = origin }
    }
    self.hosts = hosts
  }
}

extension Platform {
  /// RFC 1123, section 2.1.
  private static func label(_ text: String) -> String? {
    let isLabel = text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D }
    return isLabel && (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-") ? text : nil
  }
}

extension MappingReader {
  /// Names of the platform's versions, as a list or with commas between them; nil when none is said.
  ///
  /// - Parameter others: words that may stand among them.
  mutating func versions(_ key: String, or others: [String] = []) -> [String]? {
    guard let texts = texts(key) else { return nil }
    var names: [String] = []
    for (text, place) in texts {
      for part in text.split(separator: ",") {
        let name = String(part).trimmed
        if VersionName.isOne(name) {
          names.append(name)
          if !others.contains(name) { warnOfOddVersion(name, place) }
        } else {
          report(
            .badValue, place, "'\(name)' is no version of a file", help: "names are like mp4_hd, ts_720p, original")
        }
      }
    }
    return names.isEmpty ? nil : names
  }

  /// How many there are so far; warnings do no harm to what is read.
  var errors: Int { diagnostics.count { $0.severity == .error } }

  private mutating func warnOfOddVersion(_ name: String, _ place: Place) {
    guard !VersionName.isFamiliar(name) else { return }
    let suggestion = Suggestion.phrase(Suggestion.closest(to: name, among: VersionName.usual))
    diagnostics.append(
      Diagnostic(
        .unknownVersion, .warning, at: place,
        "the platform is not known to have versions called '\(name)'" + suggestion,
        help: "names are like mp4_hd, ts_720p, original"))
  }

  /// An identifier of the platform, checked against its grammar; odd ones are a warning.
  mutating func identifier<ID>(_ key: String, _ make: (String) throws(IdentifierError) -> ID) -> ID? {
    guard let (text, place) = scalar(key) else { return nil }
    return identifier(text, at: place, make)
  }

  mutating func identifier<ID>(_ text: String, at place: Place, _ make: (String) throws(IdentifierError) -> ID) -> ID? {
    do {
      return try make(text)
    } catch {
      diagnostics.append(Diagnostic(id: error.id, .error, at: place, error.message, help: error.help))
      return nil
    }
  }
}
