import ArgumentParser
import Generator
import Server

/// One preview from its first build to its end.
struct PreviewSession: Sendable {
  let serving: Serving
  let preview: Preview
  /// Without the site's path.
  let origin: String
  private let queue = RebuildQueue()

  init(_ serving: Serving, _ preview: Preview, origin: String) {
    self.serving = serving
    self.preview = preview
    self.origin = origin
  }

  /// `site` is the configuration to begin with.
  func run(_ keyboard: Session, _ site: SiteConfiguration) async -> ExitCode {
    await withTaskGroup(of: ExitCode?.self) { group in
      group.addTask { await build(keyboard, site) }
      group.addTask { await listen(keyboard) }
      defer { group.cancelAll() }
      for await code in group {
        guard let code else { continue }
        await queue.end()
        keyboard.end()
        return code
      }
      return .success
    }
  }

  /// What the person does; comes back with the code to end with.
  private func listen(_ keyboard: Session) async -> ExitCode? {
    for await event in keyboard.events {
      switch event {
      case .interrupted(let code): return ExitCode(code)
      case .key("q"): return .success
      case .key("r"): await queue.addRefresh()
      case .key("o"): await open(nil)
      case .key: break
      }
    }
    return nil
  }

  /// The first build, then one for each change; comes back only when it makes no sense to go on.
  private func build(_ keyboard: Session, _ site: SiteConfiguration) async -> ExitCode? {
    var options = serving.options
    options.origin = origin
    let builds = PreviewBuild(options: options, failures: serving.failures)
    let watcher = await watcher(options.watchList(site, nil))
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await watcher.run() }
      defer { group.cancelAll() }
      var last = await builds.run(refreshes: false)
      if let code = await refuse(builds) { return code }
      await show(last, since: nil, RebuildRequest(), watcher, options)
      serving.words.greet(await home, hasKeys: keyboard.hasKeys)
      if serving.opensPages { await open(nil) }
      var past = last.report?.past
      while let request = await queue.next() {
        let outcome = await builds.run(refreshes: request.refreshes, since: past)
        past = outcome.report?.past ?? past
        await show(outcome, since: last, request, watcher, options)
        last = outcome
      }
      return nil
    }
  }

  private func watcher(_ list: WatchList) async -> FileWatcher {
    await FileWatcher(list, polls: serving.polls) { [queue, serving] event in
      switch event {
      case .changed(let paths): await queue.add(changed: paths)
      case .limitReached(let limit): serving.words.warn(of: limit)
      }
    }
  }

  /// To the browser and to the console.
  private func show(
    _ outcome: PreviewBuild.Outcome, since last: PreviewBuild.Outcome?, _ request: RebuildRequest,
    _ watcher: FileWatcher, _ options: BuildOptions
  ) async {
    if let site = outcome.site {
      let page = serving.opensPages ? site.address(ofOneIn: request.changed, options) : nil
      let isAlone = await !preview.hasVisitors
      await preview.show(site, visit: page)
      if let page, isAlone { await open(page) }
    } else {
      await preview.explain(outcome.problems(SourceLines(folder: options.source)))
    }
    // What keeps it from being written is said.
    if let path = serving.report { try? serving.console.write(ReportRecord(outcome.result), to: path) }
    serving.words.tell(outcome, since: last, request, options)
    if let report = outcome.report, let site = try? ConfigurationReader.read(options).site {
      await watcher.follow(options.watchList(site, report))
    }
  }

  /// What is to be simulated must be there.
  private func refuse(_ builds: PreviewBuild) async -> ExitCode? {
    let names = await builds.answers.names
    guard let unknown = serving.failures.keys.sorted().first(where: { !names.contains($0) }) else { return nil }
    return serving.words.refuse(simulated: unknown, names: names.sorted())
  }

  private var home: String { get async { await preview.address ?? origin + "/" } }

  /// A path of the site, or its home.
  private func open(_ path: String?) async {
    let address = if let path { origin + path } else { await home }
    let isOpen = Session.open(address, environment: serving.options.environment)
    if !isOpen { serving.words.missBrowser(address) }
  }
}

extension BuiltSite {
  /// The page of a Markdown file among these paths.
  func address(ofOneIn paths: Set<String>, _ options: BuildOptions) -> String? {
    addresses.sorted { $0.key < $1.key }.first { paths.contains(options.path($0.key)) }?.value
  }
}
