public import Syndication

/// Any method whose answer holds a list, page by page; items as they came.
public struct RawList: PagedRequest {
  public typealias Item = JSONValue

  public var page = 1
  private let base: APICall

  public init(_ call: APICall) { base = call }

  public var call: APICall { base.setting("page", "\(page)") }

  /// The first list of objects, in the answer or one level below (`folder.items`).
  public static func read(_ answer: JSONValue) throws(APIFailure) -> APIPage<JSONValue> {
    for owner in [answer] + (answer.members ?? []).map(\.value) {
      guard let name = listName(in: owner) else { continue }
      var page = try APIPage(owner, name) { $0 }
      if page.place == PagePlace() { page.place = PagePlace(answer["items_data"]) }
      return page
    }
    throw .missing("items")
  }

  private static func listName(in owner: JSONValue) -> String? {
    let lists = (owner.members ?? []).filter { $0.value.array != nil }
    return (lists.first { $0.value.array?.first?.members != nil } ?? lists.first)?.name
  }
}

extension APICall {
  /// Whether a method only reads, going by its name: `ping`, `gallery.list`, `asset.get_tags`, `portal.check`.
  public static func reads(_ method: Method) -> Bool {
    let word = method.name.split(separator: ".").last ?? ""
    return ["ping", "check", "download"].contains(word) || word == "list" || word.hasPrefix("list_")
      || word.hasPrefix("get_") || word.hasSuffix("_get_status")
  }

  /// Written down as `GET` although they make something.
  private static let writingByGet: Set<Method> = ["token.create", "account.add_sub"]

  /// Any method with whatever parameters; nil reads or writes as its name says.
  public init(raw method: Method, _ parameters: [Parameter], verb: Verb? = nil) {
    let isGet = Self.reads(method) || Self.writingByGet.contains(method)
    let verb = verb ?? (isGet ? .get : .post)
    self.init(method, verb, isRepeatable: verb == .get && Self.reads(method), parameters)
  }
}
