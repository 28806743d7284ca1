internal import FoundationEssentials
internal import Generator

/// A remote of rclone: whatever it knows, from object stores to WebDAV.
struct RcloneHost: OrderedHost {
  let place: String
  private let target: RcloneTarget
  /// `remote:bucket/folder`, without a slash at its end.
  private let destination: String
  private let tool: Tool

  init(_ target: RcloneTarget, _ surroundings: PublishSurroundings) throws(TransportFailure) {
    self.target = target
    let isRemote = target.to.prefix { $0 != "/" }.contains(":")
    var path = isRemote ? target.to : surroundings.path(target.to)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if !isRemote { try surroundings.check(folder: path) }
    destination = path
    place = surroundings.discreet(path)
    var variables = ["RCLONE_ASK_PASSWORD": "false"]
    if let config = target.config { variables["RCLONE_CONFIG"] = surroundings.path(config) }
    tool = Tool(name: "rclone", surroundings: surroundings, variables: variables)
  }

  /// Tries are rclone's own; a minute without an answer is enough.
  private static let patience = [
    "--contimeout", "20s", "--timeout", "60s", "--retries", "2", "--low-level-retries", "3",
  ]

  func former() async throws(TransportFailure) -> PublishLedger? {
    let outcome = try await run(["cat", inside(PublishLedger.name)])
    // 3 and 4: no such folder, no such file (rclone's exit codes). Some remotes print nothing and end with 0.
    if outcome.status == 3 || outcome.status == 4 { return nil }
    try check(outcome, .reading)
    if !outcome.output.isEmpty { return PublishLedger(outcome.output) }
    let listed = try await run([
      "lsf", "--files-only", "--include", "/\(PublishLedger.name)", "--max-depth", "1", destination,
    ])
    if listed.status == 3 || listed.output.isEmpty { return nil }
    try check(listed, .reading)
    return PublishLedger(outcome.output)
  }

  func writeLedger(_ ledger: PublishLedger) async throws(TransportFailure) {
    // Of a known length: not every remote takes a stream.
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = "\(folder.path)/\(PublishLedger.name)"
    do { try FileSystem.create(file, ledger.bytes) } catch { throw .file(error) }
    try check(
      try await run(["copyto", "--ignore-times"] + headers("no-cache") + [file, inside(PublishLedger.name)]), .writing)
  }

  func standing(_ paths: [OutputPath], in folder: String) async throws(TransportFailure) -> [OutputPath] {
    let outcome = try await run(
      ["lsf", "--recursive", "--files-only", "--files-from-raw", "-", destination], input: paths.joined(by: 0x0A))
    if outcome.status == 3 { return [] }
    try check(outcome, .reading)
    let there = Set(String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init))
    return paths.filter { there.contains($0.text) }
  }

  func send(_ paths: [OutputPath], of phase: PublishPlan.Phase, from folder: String) async throws(TransportFailure) {
    // Our list says what has changed; without `--ignore-times` a remote without checksums would miss a change that
    // leaves the length as it was.
    let words = ["copy", "--ignore-times", "--no-traverse", "--files-from-raw", "-"]
    let cache = phase == .assets ? target.cacheAssets : target.cachePages
    try check(
      try await run(
        words + headers(cache) + [tool.surroundings.absolute(folder), destination], input: paths.joined(by: 0x0A)),
      .writing)
  }

  func delete(_ paths: [OutputPath]) async throws(TransportFailure) {
    try check(
      try await run(["delete", "--files-from-raw", "-", destination], input: paths.joined(by: 0x0A)), .writing)
    guard try await hasFolders() else { return }
    // Only empty folders go; another's file keeps its folder.
    for folder in paths.folders { _ = try await run(["rmdir", inside(folder)]) }
  }

  /// Object stores have no folders that could be left empty.
  private func hasFolders() async throws(TransportFailure) -> Bool {
    let outcome = try await run(["backend", "features", destination])
    return String(decoding: outcome.output, as: UTF8.self).contains("\"CanHaveEmptyDirectories\": true")
  }

  private func headers(_ cache: String?) -> [String] {
    cache.map { ["--header-upload", "Cache-Control: \($0)"] } ?? []
  }

  private func inside(_ path: String) -> String {
    destination.hasSuffix(":") ? destination + path : "\(destination)/\(path)"
  }

  private func run(_ words: [String], input: [UInt8] = []) async throws(TransportFailure) -> Tool.Outcome {
    try await tool.run(words + Self.patience, input: input)
  }
}

// MARK: - What went wrong

extension RcloneHost {
  private enum Purpose { case reading, writing }

  private static let away = [
    "connection refused", "no such host", "i/o timeout", "network is unreachable", "connection reset",
    "no route to host",
    "broken pipe", "unexpected eof", ": eof", "server misbehaving", "ssh: handshake failed", "x509",
  ]

  private func check(_ outcome: Tool.Outcome, _ purpose: Purpose) throws(TransportFailure) {
    if outcome.status == 0 { return }
    if let failure = ChangedHostKey.failure(outcome.errors, at: place) { throw failure }
    let text = outcome.errors.lowercased()
    let reason = RcloneLog.reason(outcome)
    if text.contains("didn't find section in config file") || text.contains("failed to load config") {
      throw TransportFailure(
        .configuration, "rclone does not know the remote of \(place): \(reason)",
        help: "make it with: rclone config; or name the configuration file: config: path/to/rclone.conf")
    }
    if purpose == .reading || Self.away.contains(where: text.contains) {
      throw TransportFailure(.remote, "\(place) cannot be reached: \(reason)")
    }
    throw TransportFailure(.cannotWrite, "\(place) cannot be written: \(reason)")
  }
}

/// rclone's messages: `2026/01/02 15:04:05 ERROR : name: words`, some of them on several lines.
enum RcloneLog {
  /// The last message, whole: its first line is what went wrong, the others are why.
  static func reason(_ outcome: Tool.Outcome) -> String {
    var outcome = outcome
    let messages = messages(outcome.errors)
    let telling = messages.filter { message in
      !["NOTICE", "Attempt "].contains(where: message.hasPrefix) && !message.contains("Config file")
    }
    outcome.errors = telling.last ?? messages.last ?? ""
    return outcome.reason()
  }

  /// Each on one line.
  private static func messages(_ log: String) -> [String] {
    var messages: [String] = []
    for line in log.split(whereSeparator: \.isNewline) {
      if let words = words(line) {
        messages.append(String(words))
      } else if let last = messages.popLast() {
        let words = line.drop { $0.isWhitespace }
        messages.append(words.isEmpty ? last : "\(last)\(last.hasSuffix(":") ? "" : ";") \(words)")
      } else {
        messages.append(String(line))
      }
    }
    return messages
  }

  /// Behind date, time and level; nil for a line without them.
  private static func words(_ line: Substring) -> Substring? {
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[0].count(where: { $0 == "/" }) == 2, parts[1].contains(":"),
      parts[0].allSatisfy({ $0.isNumber || $0 == "/" })
    else { return nil }
    var rest = parts[2].drop { $0 == " " }
    for level in ["ERROR", "CRITICAL", "Failed"] where rest.hasPrefix(level + " :") {
      rest = rest.dropFirst(level.count + 2)
    }
    // Newer ones say so of what ends them.
    if rest.hasPrefix("NOTICE: Failed") { rest = rest.dropFirst("NOTICE: ".count) }
    return rest.drop { $0 == " " }
  }
}
