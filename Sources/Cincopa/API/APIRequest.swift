public import Syndication

/// A method of the API with its parameters: a call, and what its answer means.
public protocol APIRequest: Sendable {
  associatedtype Answer: Sendable

  var call: APICall { get }

  /// The meaning of an answer that tells of success. Unknown members are ignored, numbers may be text.
  static func read(_ answer: JSONValue) throws(APIFailure) -> Answer
}

/// A list that comes in pages.
public protocol PagedRequest: APIRequest where Answer == APIPage<Item> {
  associatedtype Item: Sendable & Equatable

  /// From 1.
  var page: Int { get set }
}

extension APICall {
  /// Items a page; what more than this does is not documented.
  public static var usualPage: Int { 100 }
}
