/// What a listener bears, so that nobody can keep all of it busy.
///
/// Whoever asks much and reads no answers cannot keep a connection for ever either: without the secret so few answers come
/// before the connection is ended that the system holds them all.
struct DeliveryLimits: Sendable {
  /// Deliveries.
  let known: RateLimit
  /// Requests by those who do not know the secret: a few hundred in a minute are enough for a slip, and of no use for
  /// guessing.
  let unknown = RateLimit(perSecond: 5)
  /// Questions how it is.
  let health = RateLimit(perSecond: 10)
  /// How long the body of a request may take.
  let patience: Duration
  /// How long the head of one may take, from the moment the connection is there or the last answer has gone. Longer, so
  /// that whoever sends no body is told why the connection ends.
  var patienceWithHeads: Duration { patience * 2 }
  /// How long those who do not know the secret are heard out before they are refused.
  var patienceWithStrangers: Duration { min(patience, .seconds(2)) }
  /// Connections at once; more wait until one of them ends.
  let connections: Int

  /// - Parameter rate: deliveries in a second; ten seconds' worth of them may come at once.
  init(rate: Int, patience: Duration, connections: Int) {
    (known, self.patience, self.connections) = (RateLimit(perSecond: rate), patience, connections)
  }
}
