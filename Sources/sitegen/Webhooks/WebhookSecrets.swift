import ArgumentParser
import FoundationEssentials
import Generator
import Server

/// Where what only the platform may know is: the variable `NAME`, the file that `NAME_FILE` names, or the file `name`
/// among the credentials that systemd hands to a service. Never in a file of the site.
enum WebhookSecret: String {
  /// The last part of the address that the platform is told.
  case path = "CINCOPA_WEBHOOK_PATH"
  /// The key of signatures.
  case key = "CINCOPA_WEBHOOK_SECRET"

  /// Nil when there is none.
  func read(_ environment: [String: String]) throws(UnreadableSecret) -> String? {
    if let text = environment[rawValue], !text.isEmpty { return text }
    if let file = environment["\(rawValue)_FILE"], !file.isEmpty {
      guard let text = Self.text(of: file) else { throw UnreadableSecret(file: file) }
      return text
    }
    guard let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else { return nil }
    return Self.text(of: FileSystem.join(folder, rawValue.lowercased()))
  }

  /// Without the line end that editors put there.
  private static func text(of file: String) -> String? {
    guard let bytes = try? FileSystem.read(file, limit: 10_000) else { return nil }
    var text = Substring(decoding: bytes, as: UTF8.self)
    while text.last?.isNewline == true { text = text.dropLast() }
    return text.isEmpty ? nil : String(text)
  }
}

struct UnreadableSecret: Error, Sendable { var file: String }

extension WebhookGate {
  /// What the settings and the environment ask for; says why when that makes no sense.
  static func make(
    _ settings: WebhookSettings, _ environment: [String: String], _ words: WebhookWords
  ) throws(ExitCode) -> WebhookGate {
    let (secret, key): (String?, String?)
    do {
      secret = try WebhookSecret.path.read(environment)
      key = try WebhookSecret.key.read(environment)
    } catch { throw words.refuse(unreadable: error.file) }
    guard let secret else { throw words.refuseWithoutSecret() }
    var signature: Signature?
    switch (settings.signatureHeader, key) {
    case (let header?, let key?):
      signature = Signature(header: header, algorithm: settings.signatureAlgorithm, key: key)
    case (let header?, nil): throw words.refuse(unsigned: header)
    case (nil, _?): words.warnOfUnusedKey()
    case (nil, nil): break
    }
    guard let gate = WebhookGate(secret: secret, signature: signature) else { throw words.refuseWeakSecret() }
    return gate
  }
}
