public import Syndication

/// A method of the API with its parameters: a call, and what its answer means.
public protocol APIRequest: Sendable {
  associatedtype Answer: Sendable

  var call: APICall { get }

  /// The meaning of an answer that tells of success. Unknown members are ignored, numbers may be text.
  static func read(_ answer: JSONValue) throws(APIFailure) -> Answer
}
