internal import FoundationEssentials
internal import Generator

/// A folder of this machine. The new site is prepared beside it and put in its place in one step.
struct DirectoryHost: PublishHost {
  let target: DirectoryTarget
  /// Absolute, without a slash at its end.
  let place: String
  private let workshop: Workshop

  init(_ target: DirectoryTarget, _ surroundings: PublishSurroundings) throws(TransportFailure) {
    self.target = target
    var path = surroundings.path(target.to)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    place = path
    workshop = Workshop(of: path, target.switch)
    try surroundings.check(folder: path)
  }

  func former() async throws(TransportFailure) -> PublishLedger? {
    guard FileSystem.isDirectory(workshop.parent) else {
      throw TransportFailure(.remote, "there is no folder \(workshop.parent)", help: "make it, or correct 'to'")
    }
    guard FileSystem.exists("\(place)/\(PublishLedger.name)") else { return nil }
    do { return PublishLedger(try FileSystem.read("\(place)/\(PublishLedger.name)")) } catch { throw .file(error) }
  }

  func check(_ order: PublishOrder) async throws(TransportFailure) {
    let kind: FileKind?
    do { kind = try Directory.current.status(place)?.kind } catch { throw .file(error) }
    switch (kind, target.switch) {
    case (nil, _), (.folder, .rename): break
    case (.symlink, .symlink):
      guard workshop.release(linkedFrom: place) != nil else {
        throw TransportFailure(
          .cannotWrite, "\(place) is a symlink that sitegen did not make", help: "move it away, or correct 'to'")
      }
    case (.folder, .symlink) where isEmpty: break
    case (.folder, .symlink):
      throw TransportFailure(
        .cannotWrite, "\(place) is a folder, where a symlink must be", help: "move it away, or say switch: rename")
    case (.symlink, .rename):
      throw TransportFailure(
        .cannotWrite, "\(place) is a symlink, where a folder must be", help: "move it away, or say switch: symlink")
    case (.file, _), (.other, _): throw TransportFailure(.cannotWrite, "\(place) is a file, where a folder must be")
    }
    let strangers = try ReleaseFolder(path: place).strangers(besides: order.former)
    let isHandedOver = order.former?.isHandedOver == true
    let blocking = strangers.filter { name in
      !isHandedOver || OutputPath(name).flatMap { order.ledger.files[$0] } == nil
    }
    if !blocking.isEmpty { throw foreign(blocking) }
  }

  private func foreign(_ names: [String]) -> TransportFailure {
    let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
    return TransportFailure(
      .cannotWrite,
      "\(place) holds files that sitegen did not put there: \(names.prefix(3).joined(separator: ", "))\(rest)",
      help: "a folder that is switched as a whole must be sitegen's alone: move them away, or use type: rsync with the "
        + "same folder, which leaves other files alone")
  }

  private var isEmpty: Bool { ((try? FileSystem.list(place)) ?? []).isEmpty }

  func publish(_ order: PublishOrder, say: @escaping PublishStep.Listener) async throws(TransportFailure) {
    let lock = try workshop.lock()
    defer { workshop.close(lock) }
    // Whoever published between our plan and our lock has changed what the plan was made from.
    guard try await former()?.token == order.former?.token else { throw .overtaken(place) }
    try await check(order)
    let draft = ReleaseFolder(path: workshop.draft)
    try draft.dispose(replacedBy: order.ledger)
    for phase in PublishPlan.Phase.allCases where !order.plan.uploads(in: phase).isEmpty {
      say(.sending(phase, files: order.plan.uploads(in: phase).count))
    }
    do throws(FileError) { try draft.fill(order) } catch {
      try? draft.dispose()
      throw .file(error)
    }
    if !order.plan.deletions.isEmpty { say(.deleting(files: order.plan.deletions.count)) }
    switch target.switch {
    case .rename:
      try workshop.exchange(with: place)
    case .symlink:
      try workshop.link(from: place)
    }
    try clear(order)
  }

  func tidy(_ order: PublishOrder) async throws(TransportFailure) {
    guard FileSystem.isDirectory(workshop.path) else { return }
    let lock = try workshop.lock()
    defer { workshop.close(lock) }
    try clear(order)
  }

  /// Takes away what is not shown any longer.
  private func clear(_ order: PublishOrder) throws(TransportFailure) {
    try ReleaseFolder(path: workshop.draft).dispose(replacedBy: order.ledger)
    if target.switch == .symlink { try workshop.prune(keeping: target.keep, linkedFrom: place) }
  }
}
