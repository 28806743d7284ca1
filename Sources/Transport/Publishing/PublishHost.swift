internal import Generator

/// A host as a publish sees it.
protocol PublishHost: Sendable {
  /// As messages name it, without secrets.
  var place: String { get }
  /// What sitegen put there before; nil when it put nothing there, or cannot know.
  func former() async throws(TransportFailure) -> PublishLedger?
  /// Refuses, without changing anything, when the files of others are in the way.
  func check(_ order: PublishOrder) async throws(TransportFailure)
  func publish(_ order: PublishOrder, say: @escaping PublishStep.Listener) async throws(TransportFailure)
  /// The site is there already, perhaps by a publish that was killed when it had only to tidy up.
  func tidy(_ order: PublishOrder) async throws(TransportFailure)
}

extension PublishHost {
  func tidy(_ order: PublishOrder) async throws(TransportFailure) {}
}

/// What is to be published.
struct PublishOrder: Sendable {
  var folder: String
  var plan: PublishPlan
  var former: PublishLedger?
  /// What the host has afterwards.
  var ledger: PublishLedger

  init(
    _ site: PublishableSite, former: PublishLedger?, isForced: Bool, jobs: Int
  ) async throws(TransportFailure) {
    folder = site.folder
    self.former = former
    ledger = try await PublishLedger(of: site, jobs: jobs)
    var known = former ?? PublishLedger(token: "")
    if isForced { for path in known.files.keys { known.files[path]?.digest = nil } }
    plan = PublishPlan(from: known, to: ledger)
  }
}

/// What a publish is doing.
public enum PublishStep: Sendable, Hashable {
  case sending(PublishPlan.Phase, files: Int)
  case deleting(files: Int)
  /// A command that this target runs says so.
  case said(String)

  public typealias Listener = @Sendable (PublishStep) -> Void
}
