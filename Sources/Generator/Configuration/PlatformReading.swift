import Cincopa

extension Platform {
  /// `cincopa:` of `site.yml`.
  mutating func read(_ reader: inout MappingReader) {
    uid = reader.identifier("uid") { text throws(IdentifierError) in try UID(text) }
    template = reader.identifier("template") { text throws(IdentifierError) in try TemplateID(text) }
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

extension MappingReader {
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
