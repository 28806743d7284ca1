import Markup

extension Fingerprint {
  /// What the configuration came to beyond its files: variables, settings and flags in it.
  mutating func add(values: [ResolvedSetting], params: YAMLNode?, _ options: BuildOptions) {
    for setting in values {
      add(setting.key)
      add(setting.value)
      add(setting.origin?.file)
    }
    if let params { add(params) }
    for text in options.settings { add(text) }
    for text in [options.configuration, options.baseURL, options.output, options.environmentName, options.origin] {
      add(text)
    }
    for (name, value) in options.environment.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("SITEGEN_") && name != "SITEGEN_CACHE_DIR" {
      add(name)
      add(value)
    }
  }

  private mutating func add(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, let plain):
      add(plain ? 1 : 2)
      add(text)
    case .sequence(let nodes):
      add(3)
      add(nodes.count)
      for node in nodes { add(node) }
    case .mapping(let entries):
      add(4)
      add(entries.count)
      for entry in entries {
        add(entry.key)
        add(entry.value)
      }
    }
  }
}

extension BuildOptions {
  /// Of everything that may make a build come out otherwise, apart from the site's files and the time.
  func basis(_ configuration: ResolvedConfiguration) -> Fingerprint {
    var print = configuration.print
    print.add(program)
    for flag in [drafts, future, expired, nowIsSaid] { print.add(flag ? 1 : 0) }
    print.add(network == .normal ? 0 : network == .offline ? 1 : 2)
    return print
  }
}
