internal import FoundationEssentials
internal import Generator

/// A whole site in a folder, with the list of its files.
struct ReleaseFolder: Sendable {
  let path: String

  /// Copies the site here; the list comes first, so that what is cut short is known as ours.
  func fill(_ order: PublishOrder) throws(FileError) {
    try FileSystem.makeFolders(path)
    let folder = try Directory.current.open(path)
    let source = try Directory.current.open(order.folder)
    try folder.create(PublishLedger.name, order.ledger.bytes)
    var made: Set<String> = []
    for file in order.ledger.files.keys.sorted() {
      if Task.isCancelled { throw FileError(code: 0, path: file.text, reason: "interrupted") }
      if let cut = file.text.lastIndex(of: "/"), made.insert(String(file.text[..<cut])).inserted {
        try folder.makeFolders(String(file.text[..<cut]))
      }
      try folder.create(file.text, copyOf: file.text, in: source)
      // Servers tell browsers by it that a file is what it was.
      let modified = try source.status(file.text)?.modified ?? 0
      let date = Date(timeIntervalSince1970: Double(modified) / 1e9)
      try? FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(path)/\(file.text)")
    }
  }

  /// Files and symlinks that are not in the list.
  func strangers(besides ledger: PublishLedger?) throws(TransportFailure) -> [String] {
    guard FileSystem.isDirectory(path) else { return [] }
    let known = Set(ledger?.files.keys.map(\.text) ?? [])
    do {
      return try FileSystem.list(path).filter { entry in
        entry.kind != .folder && entry.path != PublishLedger.name && !known.contains(entry.path)
      }.map(\.path)
    } catch { throw .file(error) }
  }

  /// Removes the folder with what the list here names; refuses when it holds what is of others. In a folder that was
  /// handed over, files that the site replaces are not of others any more.
  func dispose(replacedBy site: PublishLedger? = nil) throws(TransportFailure) {
    guard FileSystem.exists(path) else { return }
    var ledger = (try? FileSystem.read("\(path)/\(PublishLedger.name)")).map { PublishLedger($0) }
    if ledger?.isHandedOver == true { ledger = site }
    let strangers = try strangers(besides: ledger)
    guard strangers.isEmpty else {
      throw TransportFailure(
        .cannotWrite,
        "\(path) holds files that sitegen did not put there: \(strangers.prefix(3).joined(separator: ", "))",
        help: "they were put into the site while it was published; move them away")
    }
    do {
      // The list goes last: what a kill leaves of the rest is known as ours.
      let folder = try Directory.current.open(path)
      for name in try folder.names() where name != PublishLedger.name { try folder.removeTree(name) }
      try Directory.current.removeTree(path)
    } catch { throw .file(error) }
  }
}
