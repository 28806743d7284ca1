internal import Generator

/// A host whose files are changed one by one: in an order that breaks no page, with a list of what is ours that is right
/// at every moment.
protocol OrderedHost: PublishHost {
  func writeLedger(_ ledger: PublishLedger) async throws(TransportFailure)
  /// Those of the site's files that stand there already, with other bytes.
  func standing(_ paths: [OutputPath], in folder: String) async throws(TransportFailure) -> [OutputPath]
  func send(_ paths: [OutputPath], of phase: PublishPlan.Phase, from folder: String) async throws(TransportFailure)
  func delete(_ paths: [OutputPath]) async throws(TransportFailure)
}

extension OrderedHost {
  func check(_ order: PublishOrder) async throws(TransportFailure) {
    // Handed over by an empty list.
    if let former = order.former, former.isHandedOver { return }
    let new = order.plan.newInFreePlaces
    guard !new.isEmpty else { return }
    let strangers = try await standing(new, in: order.folder)
    if !strangers.isEmpty { throw .strangers(strangers, at: place) }
  }

  func publish(_ order: PublishOrder, say: @escaping PublishStep.Listener) async throws(TransportFailure) {
    var there = PublishLedger(token: order.ledger.token, files: order.former?.files ?? [:])
    for upload in order.plan.uploads {
      there.files[upload.path] = PublishLedger.Entry(digest: nil, size: upload.size)
    }
    try await writeLedger(there)
    let first = order.plan.firstDeletions
    if !first.isEmpty { try await delete(first) }
    for phase in PublishPlan.Phase.allCases {
      let paths = order.plan.uploads(in: phase).map(\.path)
      if paths.isEmpty { continue }
      say(.sending(phase, files: paths.count))
      try await send(paths, of: phase, from: order.folder)
      for path in paths { there.files[path] = order.ledger.files[path] }
      // A publish that is cut short from here on does not send these again.
      try await checkToken(of: order)
      try await writeLedger(there)
    }
    if !order.plan.deletions.isEmpty {
      say(.deleting(files: order.plan.deletions.count))
      let gone = Set(first)
      let rest = order.plan.deletions.filter { !gone.contains($0) }
      if !rest.isEmpty { try await delete(rest) }
    }
    try await writeLedger(order.ledger)
  }

  /// There is no lock on a host that only takes files; but who began after us has left its token.
  private func checkToken(of order: PublishOrder) async throws(TransportFailure) {
    if try await former()?.token != order.ledger.token { throw .overtaken(place) }
  }
}

extension [OutputPath] {
  /// Folders that held these and may be empty when they are gone; inner ones first.
  var folders: [String] {
    var folders: Set<String> = []
    for path in self {
      var rest = path.text[...]
      while let cut = rest.lastIndex(of: "/") {
        rest = rest[..<cut]
        if !folders.insert(String(rest)).inserted { break }
      }
    }
    return folders.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
  }

  /// For programs that read lists of names.
  func joined(by separator: UInt8) -> [UInt8] {
    reduce(into: [UInt8]()) { bytes, path in
      bytes += path.text.utf8; bytes.append(separator)
    }
  }
}
