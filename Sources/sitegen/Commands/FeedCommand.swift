import ArgumentParser
import FoundationEssentials
import Generator
import Markup
import Syndication
import Transport

struct FeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Read feeds and print what was understood.",
    discussion: """
      With --format json each feed is one JSON Feed 1.1 on a line, in the order asked. What is no feed is printed as
      {"error": …, "source": …}, and the command ends with 1; an address that cannot be had ends it with 69. With
      --diagnostics json, github or sarif only what is wrong with the feeds is printed, in that form.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Files, addresses, or - for standard input.", valueName: "file|url|-"))
  var sources: [String]

  @Option(help: "text or json.")
  var format = Format.text

  @Option(help: ArgumentHelp("Where relative addresses in files are from.", valueName: "url"))
  var base: String?

  @Flag(help: "Ask addresses in private networks, too.")
  var allowPrivateNetworks = false

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let base, WebURL(base)?.isAbsolute != true {
      throw ValidationError("--base must be an http or https address, not '\(Secrets.hidden(in: base))'")
    }
    if format == .json, console.diagnostics != .text {
      throw ValidationError(
        "--format json and --diagnostics \(console.diagnostics.rawValue) cannot be printed together")
    }
  }

  func run() async throws {
    var settings = RetrieverSettings(version: Version.current, proxies: ProxySettings(environment: console.environment))
    settings.certificates = console.environment["SSL_CERT_FILE"]
    let retriever = HTTPRetriever(settings)
    var code = ExitCode.success
    var problems: [Diagnostic] = []
    for source in sources {
      let name = Secrets.hidden(in: source)
      do throws(Failure) {
        let text = FeedText(format == .json ? .json : .lines, outputStyle)
        let feed = try await read(source, retriever, into: text)
        problems += feed.source.warnings.map { $0.diagnostic(of: name) }
        if console.diagnostics == .text { text.print(feed, source: name) }
      } catch {
        problems.append(error.diagnostic(of: name))
        show(error, name)
        code = max(code.rawValue, error.code.rawValue) == error.code.rawValue ? error.code : code
      }
    }
    await retriever.shutdown()
    if console.diagnostics != .text { console.printer(folder: ".").print(problems) }
    if code != .success { throw code }
  }

  private struct Failure: Error {
    var message: String
    var location: SourceLocation?
    var code: ExitCode

    init(message: String, code: ExitCode) {
      self.message = message
      self.code = code
    }

    init(_ error: FeedError) {
      message = "\(error.message) (line \(error.location.line))"
      location = error.location
      code = .siteErrors
    }

    func diagnostic(of source: String) -> Diagnostic {
      Diagnostic(.feedFailed, at: Place(file: source, location: location), message)
    }
  }

  /// - Returns: the feed without its entries, which go to `text`.
  private func read(
    _ source: String, _ retriever: HTTPRetriever, into text: FeedText
  ) async throws(Failure) -> Feed {
    if source.lowercased().hasPrefix("http://") || source.lowercased().hasPrefix("https://") {
      let body = try await retrieve(source, retriever)
      return try parse(body.bytes, contentType: body.contentType, base: body.url, into: text)
    }
    let base = base.flatMap { WebURL($0)?.withoutSecrets }
    return try parse(try bytes(source), contentType: nil, base: base, into: text)
  }

  private func parse(
    _ bytes: [UInt8], contentType: String?, base: WebURL?, into text: FeedText
  ) throws(Failure) -> Feed {
    do {
      return try FeedReading().parse(bytes, contentType: contentType, base: base, into: text)
    } catch {
      throw Failure(error)
    }
  }

  private func bytes(_ source: String) throws(Failure) -> [UInt8] {
    if source == "-" { return Terminal.readInput() }
    do { return try FileSystem.read(source) } catch {
      throw Failure(message: error.reason, code: .siteErrors)
    }
  }

  private func retrieve(_ source: String, _ retriever: HTTPRetriever) async throws(Failure) -> RetrievedBody {
    guard let url = WebURL(source) else { throw Failure(message: "this is no address", code: .siteErrors) }
    var policy = RequestPolicy()
    policy.mode = .refresh
    policy.allowPrivateNetworks = allowPrivateNetworks
    let answer: Retrieval<RetrievedBody> = await retriever.retrieve(RetrievalRequest(url: url, policy: policy)) {
      body, _ throws(RetrievalRefusal) in body
    }
    if let body = answer.value { return body }
    guard case .failed(let reason) = answer.status else { throw Failure(message: "no answer", code: .unavailable) }
    throw Failure(message: reason, code: .unavailable)
  }

  private func show(_ failure: Failure, _ source: String) {
    guard console.diagnostics == .text else { return }
    switch format {
    case .json:
      let line = JSONFeedWriter.line(error: Secrets.hidden(in: failure.message), source: source)
      Terminal.write(JSONText.escaped(line) + Self.lineEnd, to: .output)
    case .text: console.console.error("\(source): \(failure.message)")
    }
  }

  private static let lineEnd = [UInt8(ascii: "\n")]

  private var outputStyle: Style {
    Style(console.color, environment: console.environment, isInteractive: Terminal.isInteractive(.output))
  }
}

extension FeedWarning {
  fileprivate func diagnostic(of source: String) -> Diagnostic {
    Diagnostic(id: id, .warning, at: Place(file: source, location: location), message)
  }
}
