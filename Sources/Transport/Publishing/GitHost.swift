internal import FoundationEssentials
internal import Generator

/// A branch of a git repository. The new tree is made in a repository of our own, without a working copy, and pushed in
/// one step.
struct GitHost: PublishHost {
  let place: String
  private let target: GitTarget
  private let repository: String
  private let git: GitRepository

  init(_ target: GitTarget, _ surroundings: PublishSurroundings) throws(TransportFailure) {
    self.target = target
    let isRemote = target.to.prefix { $0 != "/" }.contains(":")
    repository = isRemote ? target.to : surroundings.path(target.to)
    place = "\(surroundings.discreet(repository)) (\(target.branch))"
    git = GitRepository(surroundings)
  }

  func former() async throws(TransportFailure) -> PublishLedger? {
    guard let tip = try await fetch() else { return nil }
    let outcome = try await git.run(["cat-file", "blob", "\(tip):\(PublishLedger.name)"])
    return outcome.status == 0 ? PublishLedger(outcome.output) : nil
  }

  /// The newest commit of the branch, fetched; nil when there is no such branch.
  private func fetch() async throws(TransportFailure) -> String? {
    try await git.prepare()
    let listed = try await git.run(["ls-remote", "--", repository, reference])
    if listed.status != 0 {
      if let failure = ChangedHostKey.failure(listed.errors, at: place) { throw failure }
      throw TransportFailure(
        .remote, "\(place) cannot be reached: \(listed.reason(without: GitRepository.noise))",
        help: "see that `git ls-remote` can read it from here without asking for a password")
    }
    let text = String(decoding: listed.output, as: UTF8.self)
    guard let tip = text.split(whereSeparator: \.isWhitespace).first.map(String.init) else { return nil }
    if try await git.run(["cat-file", "-e", "\(tip)^{tree}"]).status == 0 { return tip }
    let fetched = try await git.run(["fetch", "--quiet", "--no-tags", "--depth=1", "--", repository, reference])
    if fetched.status != 0 {
      throw TransportFailure(.remote, "\(place) cannot be fetched: \(fetched.reason(without: GitRepository.noise))")
    }
    return tip
  }

  private var reference: String { "refs/heads/\(target.branch)" }

  func check(_ order: PublishOrder) async throws(TransportFailure) {
    guard let tip = try await fetch(), order.former?.isHandedOver != true else { return }
    let there = Set(try await git.names(in: tip))
    let known = order.former?.files ?? [:]
    let strangers = order.plan.uploads.map(\.path).filter { there.contains($0.text) && known[$0] == nil }
    if !strangers.isEmpty { throw .strangers(strangers, at: place) }
  }

  func publish(_ order: PublishOrder, say: @escaping PublishStep.Listener) async throws(TransportFailure) {
    let tip = try await fetch()
    for phase in PublishPlan.Phase.allCases where !order.plan.uploads(in: phase).isEmpty {
      say(.sending(phase, files: order.plan.uploads(in: phase).count))
    }
    if !order.plan.deletions.isEmpty { say(.deleting(files: order.plan.deletions.count)) }
    let tree = try await git.tree(of: order, over: tip)
    let parent = target.history == .keep ? tip : nil
    let commit = try await git.commit(tree, parent: parent, message: target.message)
    // Whoever pushed after we looked is not overwritten.
    let lease = "--force-with-lease=\(reference):\(tip ?? "")"
    let pushed = try await git.run([
      "push", "--quiet", "--porcelain", lease, "--", repository, "\(commit):\(reference)",
    ])
    if pushed.status == 0 { return }
    if let failure = ChangedHostKey.failure(pushed.errors, at: place) { throw failure }
    let said = String(decoding: pushed.output, as: UTF8.self) + pushed.errors
    if said.contains("stale info") || said.contains("fetch first") || said.contains("cannot lock ref") {
      throw .overtaken(place)
    }
    let kind: TransportFailure.Kind = said.contains("Could not read from remote") ? .remote : .cannotWrite
    throw TransportFailure(kind, "\(place) cannot be written: \(pushed.reason(without: GitRepository.noise))")
  }
}
