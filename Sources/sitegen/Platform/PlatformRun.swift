import ArgumentParser
import Generator
import Transport

/// Asks the platform's API for something, with the token of the environment and the hosts and patience of `site.yml`,
/// where there is one.
struct PlatformRun {
  let site: SiteOptions

  /// How many times as long as a feed an answer may take: calls do more.
  private static let patience = 3.0
  /// Seconds for all of a command: none that anybody would reach.
  private static let budget = 7 * 86_400.0

  /// What came of it; what went wrong is said, and thrown as an exit code.
  func run<Value: Sendable>(
    needsSite: Bool = false,
    _ work: (_ client: CincopaClient, _ configuration: SiteConfiguration) async throws(TransportFailure) -> Value
  ) async throws -> Value {
    let options = site.buildOptions
    let configuration: SiteConfiguration
    do {
      configuration = try ConfigurationReader.read(options, needsFile: needsSite).site
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    do throws(TransportFailure) {
      let token = try TokenPlace.token(in: options.environment)
      let client = try CincopaClient(
        options.retrieverSettings, hosts: configuration.platformHosts, token: token,
        policy: Self.policy(configuration))
      return try await client.use { client throws(TransportFailure) in try await work(client, configuration) }
    } catch {
      throw site.console.console.report(error)
    }
  }

  private static func policy(_ configuration: SiteConfiguration) -> RequestPolicy {
    var policy = configuration.feeds.request
    policy.timeout *= patience
    policy.budget = budget
    policy.mode = .refresh
    return policy
  }
}
