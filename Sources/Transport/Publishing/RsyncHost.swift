internal import FoundationEssentials
internal import Generator

/// A folder that rsync writes to, over ssh, to its daemon, or on this machine.
struct RsyncHost: OrderedHost {
  let place: String
  private let target: RsyncTarget
  /// As rsync takes it: ends in a slash.
  private let destination: String
  private let tool: Tool
  private let options: [String]

  init(_ target: RsyncTarget, _ surroundings: PublishSurroundings) throws(TransportFailure) {
    self.target = target
    let isRemote = target.to.prefix { $0 != "/" }.contains(":")
    let path = isRemote ? target.to : surroundings.path(target.to)
    destination = path.hasSuffix("/") ? path : path + "/"
    place = surroundings.discreet(path)
    // English words, because we read them.
    tool = Tool(name: "rsync", surroundings: surroundings, variables: ["LC_ALL": "C"])
    options = Self.shell(target, surroundings).map { ["--rsh", $0] } ?? []
    if !isRemote { try surroundings.check(folder: path) }
  }

  /// Never asks for a password or a host's fingerprint: nobody may be there to answer.
  private static func shell(_ target: RsyncTarget, _ surroundings: PublishSurroundings) -> String? {
    var words = ["ssh", "-o", "BatchMode=yes"]
    if let config = target.sshConfig { words += ["-F", "\"\(surroundings.path(config))\""] }
    if let key = target.key { words += ["-i", "\"\(surroundings.path(key))\"", "-o", "IdentitiesOnly=yes"] }
    if let port = target.port { words += ["-p", String(port)] }
    return words.joined(separator: " ")
  }

  func former() async throws(TransportFailure) -> PublishLedger? {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let outcome = try await tool.run(
      options + ["--ignore-missing-args", "--", destination + PublishLedger.name, folder.path + "/"])
    // 23: the folder itself is not there yet.
    if outcome.status == 23, outcome.errors.contains("No such file or directory") { return nil }
    try check(outcome, reading: true)
    return (try? FileSystem.read("\(folder.path)/\(PublishLedger.name)")).map { PublishLedger($0) }
  }

  func writeLedger(_ ledger: PublishLedger) async throws(TransportFailure) {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    do { try FileSystem.create("\(folder.path)/\(PublishLedger.name)", ledger.bytes) } catch { throw .file(error) }
    // Lists may be of one length and of one second.
    try check(
      try await tool.run(options + ["--ignore-times", "--", "\(folder.path)/\(PublishLedger.name)", destination]))
  }

  func standing(_ paths: [OutputPath], in folder: String) async throws(TransportFailure) -> [OutputPath] {
    let outcome = try await tool.run(
      options + [
        "--recursive", "--checksum", "--existing", "--dry-run", "--8-bit-output", "--out-format=%i %n", "--from0",
        "--files-from=-", "--", folder + "/", destination,
      ], input: Self.list(paths.map(\.text)))
    if outcome.status == 23, outcome.errors.contains("No such file or directory") { return [] }
    try check(outcome, reading: true)
    let known = Dictionary(uniqueKeysWithValues: paths.map { ($0.text, $0) })
    return String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").compactMap { line in
      // `<f.st...... a/b.css`: what would be sent; a file in place of a folder is told as well.
      line.hasPrefix("<f") || line.hasPrefix(">f")
        ? known[Self.unescaped(line.split(separator: " ", maxSplits: 1).last ?? "")] : nil
    }
  }

  /// rsync writes a backslash and what it takes for unprintable as `\#ooo`; our paths have none of both.
  private static func unescaped(_ name: Substring) -> String { String(name) }

  func send(_ paths: [OutputPath], of phase: PublishPlan.Phase, from folder: String) async throws(TransportFailure) {
    // By checksum, so that what an earlier try has sent is not sent again. Each file appears whole, by a rename.
    try check(
      try await tool.run(
        options + [
          "--recursive", "--times", "--checksum", "--from0", "--files-from=-", "--", folder + "/", destination,
        ], input: Self.list(paths.map(\.text))))
  }

  func delete(_ paths: [OutputPath]) async throws(TransportFailure) {
    let empty = try TemporaryFolder()
    defer { empty.remove() }
    // rsync misses the folders of the files as well when they are not there.
    let folders = paths.folders
    do { for folder in folders { try FileSystem.makeFolders("\(empty.path)/\(folder)") } } catch { throw .file(error) }
    try await remove(paths.map(\.text), besides: empty.path)
    // Inner ones first: in one go rsync would find the outer ones not empty.
    for (_, level) in Dictionary(grouping: folders, by: \.depth).sorted(by: { $0.key > $1.key }) {
      do { for folder in level { try Directory.current.removeTree("\(empty.path)/\(folder)") } } catch {
        throw .file(error)
      }
      // A folder in which something else is stays, and rsync complains about it.
      _ = try? await remove(level, besides: empty.path)
    }
  }

  /// Names that the source does not have are removed at the destination.
  private func remove(_ names: [String], besides source: String) async throws(TransportFailure) {
    if names.isEmpty { return }
    try check(
      try await tool.run(
        options + [
          "--dirs", "--delete-missing-args", "--from0", "--files-from=-", "--", source + "/", destination,
        ], input: Self.list(names)))
  }

  /// For `--from0 --files-from=-`, which takes a name that begins with `#` or `;` for a comment and passes over it.
  private static func list(_ names: [String]) -> [UInt8] {
    names.reduce(into: []) { bytes, name in
      if name.hasPrefix("#") || name.hasPrefix(";") { bytes += "./".utf8 }
      bytes += name.utf8
      bytes.append(0)
    }
  }
}

extension String {
  /// Of a path.
  fileprivate var depth: Int { utf8.count { $0 == UInt8(ascii: "/") } }
}

// MARK: - What rsync's exit codes mean (rsync(1))

extension RsyncHost {
  private func check(_ outcome: Tool.Outcome, reading: Bool = false) throws(TransportFailure) {
    if outcome.status == 0 { return }
    if let failure = ChangedHostKey.failure(outcome.errors, at: place) { throw failure }
    let reason = outcome.reason(without: ["rsync error:", "rsync: connection unexpectedly closed", "Warning:"])
    switch outcome.status {
    case 5, 10, 12, 30, 35, 126, 127, 255:
      throw TransportFailure(.remote, "\(place) cannot be reached: \(reason)", help: help(for: outcome))
    case 1, 2, 4: throw TransportFailure(.configuration, "rsync does not take this target: \(reason)")
    default:
      throw TransportFailure(.cannotWrite, "\(place) cannot be \(reading ? "read" : "written"): \(reason)")
    }
  }

  private func help(for outcome: Tool.Outcome) -> String? {
    let text = outcome.errors
    if text.contains("Host key verification failed") {
      return "connect once by hand, with ssh, and compare the fingerprint of the host's key"
    }
    if text.contains("Permission denied") { return "name the file with the right private key: key: path/to/key" }
    if text.contains("command not found") || text.contains("rsync: not found") { return "install rsync on the host" }
    return nil
  }
}
