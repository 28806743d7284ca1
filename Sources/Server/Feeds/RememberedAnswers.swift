public import Generator
internal import Synchronization

/// Asks for each feed once, whatever comes of it, and repeats the answer until it is told to forget: a preview builds at
/// every save, and no server wants to hear of that.
public struct RememberingRetriever<Source: Retriever>: Retriever {
  private let answers: RememberedAnswers
  private let source: Source

  public init(_ answers: RememberedAnswers, before source: Source) {
    self.answers = answers
    self.source = source
  }

  /// Those of earlier builds as well: their answers are still in use.
  public var warnings: [String] {
    get async { await answers.warnings(with: source.warnings) }
  }

  public func retrieve<Value: Sendable>(
    _ request: RetrievalRequest,
    read: @escaping @Sendable (_ body: RetrievedBody, _ previous: Value?) throws(RetrievalRefusal) -> Value
  ) async -> Retrieval<Value> {
    if let known = await answers.answer(to: request) { return known.read(read) }
    let accepted = AcceptedBody()
    let retrieval = await source.retrieve(request) { body, previous throws(RetrievalRefusal) -> Value in
      let value = try read(body, previous)
      accepted.body = body
      return value
    }
    await answers.keep(RememberedAnswers.Answer(retrieval, accepted.body), for: request)
    return retrieval
  }
}

/// What servers said since the preview began, or since feeds were last asked anew.
public actor RememberedAnswers {
  struct Answer: Sendable {
    /// The body that was accepted, or that of the last good copy.
    var body: RetrievedBody?
    var status: Retrieval<Never>.Status
    var age: Double?
    var checked: Double?
  }

  private var answers: [RetrievalRequest: Answer] = [:]
  /// What the site calls the sources that were asked for.
  public private(set) var names: Set<String> = []

  private var warnings: [String] = []

  /// Grows whenever somebody is asked.
  public private(set) var count = 0

  public init() {}

  public func forget() {
    answers = [:]
    warnings = []
    count += 1
  }

  /// All there were since, each once, and from now on these too.
  func warnings(with more: [String]) -> [String] {
    warnings += more.filter { !warnings.contains($0) }
    return warnings
  }

  func answer(to request: RetrievalRequest) -> Answer? {
    names.formUnion(request.names)
    return answers[request.remembered]
  }

  func keep(_ answer: Answer, for request: RetrievalRequest) {
    answers[request.remembered] = answer
    count += 1
  }
}

extension RememberedAnswers.Answer {
  init<Value>(_ retrieval: Retrieval<Value>, _ accepted: RetrievedBody?) {
    body = accepted
    age = retrieval.age
    checked = retrieval.checked
    status =
      switch retrieval.status {
      case .fresh, .cached: .cached
      case .stale(let reason): .stale(reason: reason)
      case .failed(let reason): .failed(reason: reason)
      }
  }

  /// The same answer again; it is read anew, as another gallery may understand it otherwise.
  fileprivate func read<Value>(_ read: (RetrievedBody, Value?) throws(RetrievalRefusal) -> Value) -> Retrieval<Value> {
    switch (status, body) {
    case (.failed(let reason), _): return Retrieval(value: nil, status: .failed(reason: reason), age: nil)
    case (_, nil): return Retrieval(value: nil, status: .failed(reason: "nothing was kept of the answer"), age: nil)
    case (_, let body?):
      do throws(RetrievalRefusal) {
        let value = try read(body, nil)
        let status: Retrieval<Value>.Status =
          if case .stale(let reason) = status { .stale(reason: reason) } else { .cached }
        return Retrieval(value: value, status: status, age: age, checked: checked)
      } catch {
        return Retrieval(value: nil, status: .failed(reason: error.reason), age: nil)
      }
    }
  }
}

extension RetrievalRequest {
  /// What the answer depends on.
  fileprivate var remembered: RetrievalRequest {
    var request = self
    request.policy.mode = .normal
    request.names = []
    return request
  }
}

/// The body that was read last without being refused.
private final class AcceptedBody: Sendable {
  private let state = Mutex<RetrievedBody?>(nil)

  var body: RetrievedBody? {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
