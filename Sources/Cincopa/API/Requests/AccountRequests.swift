public import Syndication

/// `ping`: whose the token is, and what it may do.
public struct Ping: APIRequest, Hashable {
  public init() {}

  public var call: APICall { APICall(reading: "ping", [:]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> TokenHolder { TokenHolder(answer) }
}

public struct TokenHolder: Sendable, Hashable {
  public var uid: UID?
  public var accountEmail: String?
  public var userEmail: String?
  /// `gallery.read`, `asset.*`, …
  public var permissions: [String]

  init(_ json: JSONValue) {
    uid = json.identifier("accid", UID.self)
    accountEmail = json.words("accemail")
    userEmail = json.words("useremail")
    permissions = Permissions.list(json["permissions"])
  }
}

enum Permissions {
  /// Joined by `|`, which may stand at both ends as well.
  static func list(_ json: JSONValue?) -> [String] {
    let texts = json?.array?.compactMap(\.text) ?? [json?.text ?? ""]
    return texts.flatMap { $0.split(separator: "|") }.map { PlainTitle.folded(String($0)) }.filter { !$0.isEmpty }
  }
}

/// `token.list`.
public struct TokenList: APIRequest, Hashable {
  public var subAccount: UID?

  public init(subAccount: UID? = nil) { self.subAccount = subAccount }

  public var call: APICall { APICall(reading: "token.list", ["sub_account": subAccount?.text]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> [TokenRecord] {
    try answer.required("tokens", answer["tokens"]?.array).filter { $0.members != nil }.map(TokenRecord.init)
  }
}

public struct TokenRecord: Sendable, Hashable {
  public var name: String?
  public var token: SecretText?
  public var permissions: [String]

  init(_ json: JSONValue) {
    name = json.words("name")
    token = json.words("api_token").map(SecretText.init)
    permissions = Permissions.list(json["permissions"])
  }
}

/// `token.create`.
public struct TokenCreate: APIRequest, Hashable {
  public var name: String
  public var permissions: [String]
  public var subAccount: UID?

  public init(name: String, permissions: [String], subAccount: UID? = nil) {
    self.name = name
    self.permissions = permissions
    self.subAccount = subAccount
  }

  public var call: APICall {
    APICall(
      making: "token.create",
      ["name": name, "permissions": permissions.joined(separator: "|"), "sub_account": subAccount?.text])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> SecretText {
    SecretText(try answer.required("api_token", answer.words("api_token")))
  }
}

/// `token.get_temp`: a token for a while. Under which name the platform gives it is not documented.
public struct TokenGetTemp: APIRequest, Hashable {
  /// Seconds.
  public var life: Int
  public var permissions: [String]

  public init(life: Int, permissions: [String] = []) {
    self.life = life
    self.permissions = permissions
  }

  public var call: APICall {
    APICall(
      reading: "token.get_temp",
      ["ttl": "\(life)", "permissions": permissions.isEmpty ? nil : permissions.joined(separator: "|")])
  }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> SecretText {
    let names = ["api_token", "token", "temp_token"]
    return SecretText(try answer.required("api_token", names.lazy.compactMap { answer.words($0) }.first))
  }
}

/// `account.list_sub`.
public struct AccountListSub: APIRequest, Hashable {
  public init() {}

  public var call: APICall { APICall(reading: "account.list_sub", [:]) }

  public static func read(_ answer: JSONValue) throws(APIFailure) -> [SubAccount] {
    try answer.required("sub_accounts", answer["sub_accounts"]?.array).map {
      SubAccount(uid: $0.identifier("uid", UID.self), name: $0.words("account_name") ?? "")
    }
  }
}

public struct SubAccount: Sendable, Hashable {
  public var uid: UID?
  public var name: String
}

/// `account.add_sub`.
public struct AccountAddSub: APIRequest, Hashable {
  public var name: String

  public init(name: String) { self.name = name }

  public var call: APICall { APICall(making: "account.add_sub", ["name": name]) }

  /// The id of the new account.
  public static func read(_ answer: JSONValue) throws(APIFailure) -> UID {
    try answer.required("new_sub_account_uid", answer.identifier("new_sub_account_uid", UID.self))
  }
}
