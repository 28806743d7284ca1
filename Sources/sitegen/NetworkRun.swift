import FoundationEssentials
import Generator
import Transport

/// Does something of a site's that may need the network, and shows how it goes.
struct NetworkRun {
  let options: BuildOptions
  let console: ConsoleOptions

  /// What came of it, and how long it took.
  struct Outcome<Value: Sendable> {
    var value: Value
    /// Seconds of each phase, by its name.
    var phases: [String: Double]
  }

  /// - Parameter tells: whether people hear of what is new in feeds, when that came of it.
  func run<Value: Sendable>(
    tells: (Value) -> Bool,
    _ work: (_ retriever: any Retriever, _ progress: @escaping @Sendable (BuildEvent) -> Void) async -> Value
  ) async -> Outcome<Value> {
    let retriever = HTTPRetriever(options.retrieverSettings)
    let (events, sender) = AsyncStream.makeStream(of: BuildEvent.self)
    let progress = ProgressDisplay(console: console.console)
    async let shown = progress.show(events)
    let value = await work(retriever) { sender.yield($0) }
    sender.finish()
    let phases = await shown
    if tells(value) { await retriever.hasTold() }
    await retriever.shutdown()
    return Outcome(value: value, phases: phases)
  }
}

extension BuildOptions {
  var retrieverSettings: RetrieverSettings {
    var settings = RetrieverSettings(
      version: Version.current, cache: ResponseCache(folder: cacheFolder),
      proxies: ProxySettings(environment: environment))
    settings.certificates = environment["SSL_CERT_FILE"]
    settings.token = { [environment] () throws(TransportFailure) in try TokenPlace.token(in: environment) }
    return settings
  }

  /// Where answers of feeds are kept between builds: `SITEGEN_CACHE_DIR`, else below the site.
  var cacheFolder: String {
    environment["SITEGEN_CACHE_DIR"].flatMap { $0.isEmpty ? nil : $0 } ?? path(".sitegen/cache")
  }
}

/// What typed errors leave of a function as a value.
func result<Value, Failure: Error>(
  _ body: () async throws(Failure) -> Value
) async -> Result<Value, Failure> {
  do { return .success(try await body()) } catch { return .failure(error) }
}
