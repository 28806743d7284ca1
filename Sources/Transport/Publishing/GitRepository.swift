internal import FoundationEssentials
internal import Generator

/// A bare repository of our own, in `.sitegen/publish.git` of the site: what was fetched and pushed stays there, so that
/// the next publish has less to send.
struct GitRepository: Sendable {
  private let path: String
  private let surroundings: PublishSurroundings

  /// What git says around the point.
  static let noise = ["Please make sure", "and the repository exists", "hint:", "error: failed to push", "To "]

  init(_ surroundings: PublishSurroundings) {
    self.surroundings = surroundings
    path = surroundings.path(".sitegen/publish.git")
  }

  func run(_ words: [String], input: [UInt8] = []) async throws(TransportFailure) -> Tool.Outcome {
    // What stands around us, such as a hook that runs a publish, must not point git to another repository.
    var surroundings = surroundings
    surroundings.environment = surroundings.environment.filter { !Self.directing.contains($0.key) }
    let tool = Tool(name: "git", surroundings: surroundings, variables: variables)
    return try await tool.run(
      ["--git-dir", path, "-c", "core.quotePath=false", "-c", "gc.auto=0"] + words, input: input)
  }

  private static let directing: Set<String> = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE", "GIT_PREFIX",
  ]

  /// English words, because we read them, and no questions: nobody may be there to answer.
  private var variables: [String: String] {
    var variables = ["LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_INDEX_FILE": "\(path)/publish-index"]
    if surroundings.environment["GIT_SSH_COMMAND"] == nil, surroundings.environment["GIT_SSH"] == nil {
      variables["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes"
    }
    return variables
  }

  func prepare() async throws(TransportFailure) {
    do { try FileSystem.makeFolders(surroundings.path(".sitegen")) } catch { throw .file(error) }
    if FileSystem.exists("\(path)/HEAD") { return }
    _ = try await checked(["init", "--quiet", "--bare", path])
  }

  /// The paths of all files of a commit.
  func names(in commit: String) async throws(TransportFailure) -> [String] {
    let outcome = try await checked(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])
    return outcome.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The site laid over what is in the branch: what others put there stays.
  func tree(of order: PublishOrder, over tip: String?) async throws(TransportFailure) -> String {
    _ = try? Directory.current.unlink("\(path)/publish-index")
    _ = try? Directory.current.unlink("\(path)/publish-index.lock")
    _ = try await checked(["read-tree"] + (tip.map { [$0] } ?? ["--empty"]))
    // All of the site, not only what changed since: somebody may have edited the branch by hand.
    let files = order.ledger.files.keys.sorted()
    let hashes = try await objects(of: files, in: order.folder)
    var lines: [UInt8] = []
    for path in order.plan.deletions { lines += "0 \(Self.noObject)\t\(path.text)".utf8 + [0] }
    for (file, hash) in zip(files, hashes) { lines += "100644 \(hash)\t\(file.text)".utf8 + [0] }
    lines += "100644 \(try await object(order.ledger.bytes))\t\(PublishLedger.name)".utf8 + [0]
    // Without it GitHub leaves out files whose names begin with an underscore.
    lines += "100644 \(try await object([]))\t.nojekyll".utf8 + [0]
    _ = try await checked(["update-index", "-z", "--add", "--replace", "--index-info"], input: lines)
    return try await checked(["write-tree"]).line
  }

  private static let noObject = String(repeating: "0", count: 40)

  private func objects(of files: [OutputPath], in folder: String) async throws(TransportFailure) -> [String] {
    let paths = files.map { "\(surroundings.absolute(folder))/\($0.text)\n" }.joined()
    let outcome = try await checked(["hash-object", "-w", "--no-filters", "--stdin-paths"], input: Array(paths.utf8))
    let hashes = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
    guard hashes.count == files.count else { throw TransportFailure(.cannotWrite, "git did not store every file") }
    return hashes
  }

  private func object(_ bytes: [UInt8]) async throws(TransportFailure) -> String {
    try await checked(["hash-object", "-w", "--stdin"], input: bytes).line
  }

  func commit(_ tree: String, parent: String?, message: String) async throws(TransportFailure) -> String {
    // Machines of a CI have no name of an author.
    let named = try await run(["var", "GIT_COMMITTER_IDENT"]).status == 0
    let author = named ? [] : ["-c", "user.name=sitegen", "-c", "user.email=sitegen@localhost"]
    return try await checked(
      author + ["commit-tree", tree, "-m", message] + (parent.map { ["-p", $0] } ?? [])
    ).line
  }

  private func checked(_ words: [String], input: [UInt8] = []) async throws(TransportFailure) -> Tool.Outcome {
    let outcome = try await run(words, input: input)
    if outcome.status == 0 { return outcome }
    throw TransportFailure(.cannotWrite, "git could not make the commit: \(outcome.reason(without: Self.noise))")
  }
}

extension Tool.Outcome {
  /// The one line that it printed.
  fileprivate var line: String {
    String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}
