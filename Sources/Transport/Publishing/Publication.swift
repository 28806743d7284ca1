public import Generator

/// A publish: planned, then carried out.
public struct Publication: Sendable {
  public let target: PublishTarget
  public var plan: PublishPlan { order.plan }
  /// Whether the target is given the whole site and finds out by itself what has changed.
  public var isWhole: Bool {
    if case .command = target.way { true } else { false }
  }
  /// As messages name the host, without secrets.
  public var place: String { host.place }
  let order: PublishOrder
  let surroundings: PublishSurroundings
  private let host: any PublishHost

  /// Looks at the host and works out what is to do; changes nothing. `isForced` sends every file anew.
  public init(
    of site: PublishableSite, to target: PublishTarget, isForced: Bool, in surroundings: PublishSurroundings
  ) async throws(TransportFailure) {
    self.target = target
    self.surroundings = surroundings
    host = try Self.host(target.way, target.name, surroundings)
    let former = try await host.former()
    order = try await PublishOrder(site, former: former, isForced: isForced, jobs: surroundings.jobs)
    try await host.check(order)
  }

  private static func host(
    _ way: PublishTarget.Way, _ name: String, _ surroundings: PublishSurroundings
  ) throws(TransportFailure) -> any PublishHost {
    switch way {
    case .directory(let target): try DirectoryHost(target, surroundings)
    case .rsync(let target): try RsyncHost(target, surroundings)
    case .git(let target): try GitHost(target, surroundings)
    case .rclone(let target): try RcloneHost(target, surroundings)
    case .command(let line): CommandHost(line: line, surroundings: surroundings, target: name)
    }
  }

  /// Puts the site on the host; when it is there, takes away what a kill may have left. After a failure or a kill the next publish goes on where this one stopped.
  public func run(say: @escaping PublishStep.Listener) async throws(TransportFailure) {
    if plan.isEmpty { return try await host.tidy(order) }
    try await host.publish(order, say: say)
  }
}
