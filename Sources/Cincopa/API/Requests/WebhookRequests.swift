public import Syndication

/// `webhook.list`. The form of its answer is not documented: whatever list of objects with addresses is in it counts.
public struct WebhookList: APIRequest, Hashable {
  public init() {}

  public var call: APICall { APICall(reading: "webhook.list", [:]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> [WebhookRecord] {
    let names = ["webhooks", "hooks", "items", "list", "data"]
    let list = names.lazy.compactMap { answer[$0] }.first { $0.array != nil || $0.members != nil }
    let values = try answer.required("webhooks", list)
    return (values.array ?? (values.members ?? []).map(\.value)).compactMap(WebhookRecord.init)
  }
}

public struct WebhookRecord: Sendable, Hashable {
  /// Its address, which is also what names it. It may hold a secret path.
  public var hookURL: String
  public var events: [String]

  public init(hookURL: String, events: [String]) {
    self.hookURL = hookURL
    self.events = events
  }

  init?(_ json: JSONValue) {
    guard let url = json.words("hook_url") ?? json.words("url") ?? json.stringValue else { return nil }
    let events = json["events"] ?? json["event"]
    let texts = events?.array?.compactMap(\.text) ?? [events?.text ?? ""]
    self.init(
      hookURL: url,
      events: texts.flatMap { $0.split { ",| ".contains($0) } }.map { String($0) })
  }
}

/// `webhook.set`: makes a hook, or changes the one of the same address.
public struct WebhookSet: APIRequest, Hashable {
  public var hook: WebhookRecord
  /// Chosen by you; what deliveries are signed with.
  public var securityKey: SecretText?

  public init(_ hook: WebhookRecord, securityKey: SecretText? = nil) {
    self.hook = hook
    self.securityKey = securityKey
  }

  public var call: APICall {
    APICall(
      writing: "webhook.set", isRepeatable: true,
      [
        "hook_url": hook.hookURL, "events": hook.events.joined(separator: ","), "security_key": securityKey?.secret,
      ])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}

/// `webhook.delete`.
public struct WebhookDelete: APIRequest, Hashable {
  public var hookURL: String

  public init(hookURL: String) { self.hookURL = hookURL }

  public var call: APICall { APICall(writing: "webhook.delete", ["hook_url": hookURL]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) {}
}
