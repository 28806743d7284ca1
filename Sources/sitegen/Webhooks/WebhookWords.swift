import ArgumentParser
import Cincopa
import FoundationEssentials
import Generator
import Server

/// What `sitegen webhooks listen` says. Never the secret.
struct WebhookWords: Sendable {
  let console: ConsoleOptions
  private let pauses = NoticePauses()

  init(console: ConsoleOptions) { self.console = console }

  private var voice: Console { console.console }
  private var style: Style { console.style }

  func greet(_ origin: String, target: PublishTarget?) {
    voice.line("\(style.green("Listening")) at \(style.bold(origin)), for POST to a path that ends in the secret")
    let publishing = target.map { "publishes to \($0.name.printable)" } ?? "does not publish"
    voice.note(style.faint("  builds what events concern, and \(publishing); \(origin)/healthz tells how it is"))
  }

  func tell(_ batch: WebhookQueue.Batch, isWhole: Bool) {
    if isWhole { voice.note("All feeds are asked anew") }
    if batch.isEmpty { return }
    let events = batch.deliveries > 0 ? batch.deliveries.of("event") : "Events of an earlier run"
    voice.note("\(events): \(batch.changes.inWords)")
  }

  func sayLater(_ seconds: Double, unheard: [String]) {
    let names = unheard.prefix(3).joined(separator: ", ")
    let rest = unheard.count > 3 ? " and \(unheard.count - 3) more" : ""
    let why = unheard.isEmpty ? "" : ", because the platform did not tell what is new in \(names)\(rest)"
    voice.note("  it is tried again in \(seconds.duration)\(why)")
  }

  func giveUp(_ unheard: [String]) {
    warn(
      "the platform does not tell what is new in \(unheard.joined(separator: ", ")); the last good copy stays until "
        + "all feeds are asked anew")
  }

  func sayEnding() { voice.note("What has begun is finished; once more ends at once") }

  func warnOfTheNetwork() {
    warn("this listens on the network without encryption: put a server with TLS before it, or bind it to 127.0.0.1")
  }

  func warnOfUnusedKey() {
    warn("\(WebhookSecret.key.rawValue) is set, but webhooks.signature.header is not: no signature is checked")
  }

  /// One of a kind in a minute: whoever sends wrong events could fill the log.
  func tell(_ notice: WebhookNotice) {
    guard pauses.admits(notice, now: Date().timeIntervalSince1970) else { return }
    warn(notice.inWords)
  }

  private func warn(_ text: String) { voice.line("\(style.yellow("warning:")) \(text.printable)") }
}

extension WebhookWords {
  func refuseWithoutSecret() -> ExitCode {
    voice.error(
      "there is no secret for the address of the webhook",
      help: "set \(WebhookSecret.path.rawValue), for example to what  openssl rand -hex 24  prints")
    return .configuration
  }

  func refuseWeakSecret() -> ExitCode {
    voice.error(
      "\(WebhookSecret.path.rawValue) must have at least \(WebhookGate.shortestSecret) letters, digits, or any of - . _ ~",
      help: "openssl rand -hex 24  makes one")
    return .configuration
  }

  func refuse(unsigned header: String) -> ExitCode {
    voice.error(
      "webhooks.signature.header is \(header), but there is no key to check signatures with",
      help: "set \(WebhookSecret.key.rawValue) to the security key of the webhook")
    return .configuration
  }

  func refuse(unreadable file: String) -> ExitCode {
    voice.error("\(file) is to hold a secret, and cannot be read")
    return .configuration
  }

  func refuse(_ error: WebhookQueueError) -> ExitCode {
    switch error {
    case .file(let error): voice.error("events cannot be kept: \(error.path): \(error.reason)")
    case .inUse(let folder):
      voice.error("somebody else already listens for this site: \(folder) is in use", help: "wait until it has ended")
    }
    return .cannotWrite
  }

  func refuse(_ error: PortError) -> ExitCode {
    voice.error(
      "port \(error.ports.first ?? 0) of \(error.host) cannot be used\(error.reason.isEmpty ? "" : ": \(error.reason)")",
      help: "name another with --port or webhooks.port")
    return .unavailable
  }
}

extension MediaChanges {
  /// `2 galleries, 1 asset`
  fileprivate var inWords: String {
    if isUnknown { return "any gallery may have changed" }
    var parts: [String] = []
    if !galleries.isEmpty { parts.append(galleries.count == 1 ? "1 gallery" : "\(galleries.count) galleries") }
    if !assets.isEmpty { parts.append(assets.count.of("asset")) }
    return parts.joined(separator: ", ")
  }
}

extension WebhookNotice {
  fileprivate var inWords: String {
    switch self {
    case .wrongPath: "somebody asked for an address without the secret"
    case .wrongSignature: "an event came without the right signature, and was refused"
    case .unreadable: "an event came that is no JSON object with an 'event', and was refused"
    case .badID(let fields):
      "an event came whose \(fields.sorted().joined(separator: " and ")) holds what is no id; that concerns no gallery"
    case .tooLarge: "an event of more than 1 MB came, and was refused"
    case .tooMany: "events come faster than webhooks.rate allows; the platform was told to send them again"
    case .late: "an event did not come in time, or its connection broke"
    case .notKept(let error):
      "an event cannot be kept (\(error.path): \(error.reason)); the platform was told to send it again"
    }
  }
}
