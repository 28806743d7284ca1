import Syndication

/// What `meta_json.aspx` answers: settings, the account's state, and the gallery's feed under `media`.
enum SettingsDocument {
  static func recognises(_ json: JSONValue) -> Bool {
    json["items"] == nil && json["args"]?.members != nil
      && ["media", "acc", "preload"].contains { json[$0]?.members != nil }
  }

  /// The feed in it.
  /// - Throws: `feed-platform-error` that says why there is none.
  static func media(of json: JSONValue) throws(FeedError) -> JSONValue {
    let args = json["args"] ?? json
    if args.members?.isEmpty ?? true { throw FeedError(platform: "the platform knows no such gallery", at: args) }
    if let exception = args["exception"], let name = exception.text {
      let reason = name == "galleryempty" ? "the gallery is empty" : "the platform says '\(name.prefix(200))'"
      throw FeedError(platform: reason, at: exception)
    }
    if let account = json["acc"] { try check(account) }
    guard let media = json["media"], media.members?.isEmpty == false else {
      throw FeedError(platform: "the gallery's settings came without its items", at: json["media"] ?? json)
    }
    return media
  }

  private static func check(_ account: JSONValue) throws(FeedError) {
    guard let user = account["user"], user.members?.isEmpty == false else {
      throw FeedError(platform: "the gallery is not ready yet", at: account)
    }
    guard let status = user["status"], let name = status.text else { return }
    let reasons = [
      "suspended": "the account is suspended", "outoftraffic": "the account is out of traffic",
      "outofstorage": "the account is out of storage",
    ]
    if let reason = reasons[name] { throw FeedError(platform: reason, at: status) }
  }
}
