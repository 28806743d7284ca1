internal import Subprocess
internal import Syndication

/// Another program of the machine, run with arguments as they are: no shell reads them.
struct Tool: Sendable {
  let name: String
  let surroundings: PublishSurroundings
  /// Variables that it gets besides our own.
  var variables: [String: String] = [:]

  struct Outcome: Sendable {
    /// What the program ended with; 128 and the signal when one ended it.
    var status: Int32
    var output: [UInt8]
    /// What it said, without secrets.
    var errors: String
  }

  /// What one run may print, in bytes: the names of a million files.
  private static let limit = 256_000_000

  func run(_ arguments: [String], input: [UInt8] = []) async throws(TransportFailure) -> Outcome {
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), environment: environment, platformOptions: Self.alone,
        input: .array(input), output: .bytes(limit: Self.limit), error: .bytes(limit: Self.limit))
      try Self.checkInterruption()
      let errors = String(decoding: result.standardError, as: UTF8.self)
      return Outcome(
        status: result.terminationStatus.code, output: result.standardOutput, errors: surroundings.discreet(errors))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw TransportFailure(
        .remote, "the program \(name) is needed for this target, and is not installed",
        help: "install it, for example with: apt-get install \(name)")
    } catch {
      throw TransportFailure(.remote, "the program \(name) could not be run")
    }
  }

  /// Runs it and hands over each line that it prints, wherever to, without secrets; tells what it ended with.
  func follow(_ arguments: [String], line: PublishLine) async throws(TransportFailure) -> Int32 {
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), environment: environment, platformOptions: withItsOwn,
        input: .none, output: .sequence, error: .combinedWithOutput
      ) { execution in
        for try await text in execution.standardOutput.strings() { line(surroundings.discreet(text)) }
      }
      try Self.checkInterruption()
      return result.terminationStatus.code
    } catch {
      throw TransportFailure(.remote, "\(name) could not be run")
    }
  }

  /// When the publish is given up, the program is asked to end, and made to after a while: it would go on by itself, beside
  /// the next publish.
  private static var alone: PlatformOptions {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    return options
  }

  /// The same for a shell with all that it has started. In a session of its own there is no terminal to ask for a password.
  private var withItsOwn: PlatformOptions {
    if surroundings.hasTerminal { return Self.alone }
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(5))]
    return options
  }

  private static func checkInterruption() throws {
    if Task.isCancelled { throw CancellationError() }
  }

  typealias PublishLine = @Sendable (String) -> Void

  private var environment: Environment {
    let all = surroundings.environment.merging(variables) { $1 }
    return .custom(Dictionary(uniqueKeysWithValues: all.map { (Environment.Key(stringLiteral: $0.key), $0.value) }))
  }
}

extension TerminationStatus {
  var code: Int32 {
    switch self {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }
}

extension Tool.Outcome {
  /// The lines that tell most, without those that only say that something was said.
  func reason(without noise: [String] = []) -> String {
    let lines = errors.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { line in
      !line.isEmpty && !noise.contains { line.hasPrefix($0) }
    }
    let words = lines.prefix(2).joined(separator: "; ")
    return words.isEmpty ? "it ended with \(status)" : String(words.prefix(400))
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    return String(text)
  }
}
