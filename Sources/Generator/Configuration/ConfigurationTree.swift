import Markup

/// The YAML of `site.yml` with all that is laid over it: `site.ENV.yml`, variables, `--set` (SPEC sections 2 and 3).
struct ConfigurationTree {
  private(set) var root: YAMLNode
  private(set) var diagnostics: [Diagnostic] = []

  init(_ root: YAMLNode) { self.root = root }

  /// Lays another file over this one: mappings are merged key by key, all else is replaced.
  mutating func merge(_ other: YAMLNode) { root = Self.merged(root, other) }

  private static func merged(_ base: YAMLNode, _ over: YAMLNode) -> YAMLNode {
    guard case .mapping(var entries) = base.content, case .mapping(let others) = over.content else { return over }
    for other in others {
      if let index = entries.firstIndex(where: { $0.key == other.key }) {
        entries[index].value = merged(entries[index].value, other.value)
        entries[index].keyPlace = other.keyPlace
      } else {
        entries.append(other)
      }
    }
    return YAMLNode(content: .mapping(entries), place: base.place)
  }

  /// `SITEGEN_FEEDS__TTL=2h` says `feeds: {ttl: 2h}`; `params` cannot be said so.
  mutating func override(environment: [String: String]) {
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      guard name.hasPrefix("SITEGEN_"), !Self.reserved.contains(name) else { continue }
      let keys = name.dropFirst("SITEGEN_".count).lowercased().split(separator: "_", omittingEmptySubsequences: false)
      let place = Place(file: "environment variable \(name)")
      let path = Self.joinLevels(keys)
      if path[0] == "params" {
        diagnostics.append(
          Diagnostic(
            .badValue, at: place, "a variable cannot say what stands under params",
            help: "write ${\(name)} in site.yml, or use --set params.…=value"))
      } else {
        set(path, to: value, place: place)
      }
    }
  }

  /// Variables with a meaning of their own.
  private static let reserved: Set<String> = ["SITEGEN_CACHE_DIR"]

  /// `feeds__max_size` → `feeds`, `max_size`: two underscores part levels, one belongs to the key.
  private static func joinLevels(_ parts: [Substring]) -> [String] {
    var keys = [""]
    for (index, part) in parts.enumerated() {
      if part.isEmpty, index > 0, index < parts.count - 1 {
        keys.append("")
      } else {
        keys[keys.count - 1] += (keys[keys.count - 1].isEmpty ? "" : "_") + part
      }
    }
    return keys
  }

  /// `--set key.path=value`.
  mutating func override(setting: String) {
    // Without the value, which may be a secret put into the wrong place.
    let place = Place(file: "--set \(setting.prefix { $0 != "=" })")
    guard let equals = setting.firstIndex(of: "=") else {
      diagnostics.append(
        Diagnostic(
          .badValue, at: place, "a setting needs a key, '=' and a value", help: "for example --set feeds.ttl=2h"))
      return
    }
    let keys = setting[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    set(keys, to: String(setting[setting.index(after: equals)...]), place: place)
  }

  mutating func set(_ keys: [String], to text: String, place: Place) {
    do {
      let value = try YAMLReader.value(text, place: place)
      let node = keys.reversed().reduce(value) { node, key in
        YAMLNode(content: .mapping([YAMLEntry(key: key, keyPlace: place, value: node)]), place: place)
      }
      merge(node)
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }
}
