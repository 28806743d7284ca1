import ArgumentParser
import Generator
import Server

/// `sitegen webhooks listen`: joins the way in, the queue, builds and publishing.
struct WebhookListening: Sendable {
  var options: BuildOptions
  let console: ConsoleOptions
  /// What was said on the command line in place of `site.yml`.
  let host: String?
  let port: Int?
  let target: String?
  let publishes: Bool
  /// Where the report of the newest build is written (`--report`).
  let report: String?

  /// Goes on until somebody ends it.
  func run() async -> ExitCode {
    let words = WebhookWords(console: console)
    let site: SiteConfiguration
    do { site = try ConfigurationReader.read(options).site } catch {
      return console.report(error, folder: options.source)
    }
    do throws(ExitCode) {
      let target = try target(of: site)
      let gate = try WebhookGate.make(site.webhooks, options.environment, words)
      return await listen(site.webhooks, gate, try queue(site.webhooks, words), target, words)
    } catch { return error }
  }

  private func target(of site: SiteConfiguration) throws(ExitCode) -> PublishTarget? {
    if !publishes { return nil }
    let name = target ?? site.webhooks.publish
    if name == nil, site.targets.isEmpty, site.unready.isEmpty { return nil }
    return try console.target(name, of: site, folder: options.source)
  }

  private func queue(_ settings: WebhookSettings, _ words: WebhookWords) throws(ExitCode) -> WebhookQueue {
    do {
      return try WebhookQueue(
        folder: options.path(".sitegen/webhooks"), rest: .seconds(settings.quiet),
        longestWait: .seconds(settings.longestWait))
    } catch { throw words.refuse(error) }
  }

  private func listen(
    _ settings: WebhookSettings, _ gate: WebhookGate, _ queue: WebhookQueue, _ target: PublishTarget?,
    _ words: WebhookWords
  ) async -> ExitCode {
    let tally = WebhookTally()
    let listener = WebhookListener(
      gate, into: queue, tally, host: host, port: port, settings: settings, tell: words.tell)
    if !listener.isLoopback { words.warnOfTheNetwork() }
    let update = SiteUpdate(options: options, console: console, target: target?.name, report: report, tally: tally)
    let work = WebhookWork(
      update: update, queue: queue, words: words, refresh: settings.refresh > 0 ? .seconds(settings.refresh) : nil)
    let session = Session()
    defer { session.end() }
    do {
      return try await listener.run { port in
        words.greet(Serving.origin(listener.host, port), target: target)
        return await self.run(work, until: session, words)
      }
    } catch let error as PortError {
      return words.refuse(error)
    } catch {
      console.console.error("listening has ended: \(error)")
      return ExitCode(70)
    }
  }

  /// Until somebody ends it, and then until what has begun is finished.
  private func run(_ work: WebhookWork, until session: Session, _ words: WebhookWords) async -> ExitCode {
    let threads = BuildThreads()
    return await withTaskGroup(of: ExitCode?.self) { group in
      group.addTask {
        await withTaskExecutorPreference(threads) { await work.run() }
        return nil
      }
      group.addTask {
        var code: ExitCode?
        for await event in session.events {
          guard let asked = event.end else { continue }
          if let code { Terminal.exit(code.rawValue) }
          code = asked
          words.sayEnding()
          await work.queue.end()
        }
        return code
      }
      // The work ends first, because the queue has ended.
      _ = await group.next()
      session.end()
      return await group.next().flatMap(\.self) ?? .success
    }
  }
}

extension Session.Event {
  /// How a program ends that is told this; nil when it goes on.
  fileprivate var end: ExitCode? {
    switch self {
    case .interrupted(let code): ExitCode(code)
    case .key("q"): .success
    case .key: nil
    }
  }
}
