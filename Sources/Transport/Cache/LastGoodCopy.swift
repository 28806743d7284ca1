internal import Generator
internal import Syndication

/// A stored answer together with what it means to whoever asks now.
struct LastGoodCopy<Value: Sendable>: Sendable {
  var answer: StoredAnswer
  var value: Value
  /// Seconds since it was last known to be good; negative when the clock went back.
  var age: Double

  /// - Throws: when the reader refuses the stored body, as he may who demands more of it than who stored it.
  init(
    _ answer: StoredAnswer, for url: WebURL, now: Double,
    read: (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) throws(RetrievalRefusal) {
    value = try read(answer.retrieved(for: url), nil)
    self.answer = answer
    age = now - answer.checked
  }

  func isFresh(within ttl: Double) -> Bool { age >= 0 && age < ttl }

  func retrieval(_ status: Retrieval<Value>.Status) -> Retrieval<Value> {
    Retrieval(value: value, status: status, age: status == .fresh ? 0 : max(0, age), checked: answer.checked)
  }
}

extension StoredAnswer {
  /// The body as readers get it, the same from the network and from the cache. What they resolve against its
  /// address is published: it has no secrets, and no masks in their place either.
  func retrieved(for url: WebURL) -> RetrievedBody {
    RetrievedBody(bytes: body, contentType: contentType, url: (WebURL(address) ?? url).withoutSecrets)
  }
}
