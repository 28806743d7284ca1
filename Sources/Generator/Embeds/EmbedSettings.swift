import Cincopa

/// When a player is fetched (`load`).
public enum PlayerLoading: String, Sendable, CaseIterable {
  case eager
  /// When the first of the page comes near the part that is seen.
  case lazy
  /// When a visitor asks for it; nothing of others is loaded before.
  case click
}

/// Which of the platform's two script blocks is written (`style`).
public enum BlockStyle: String, Sendable, CaseIterable {
  case classic
  case newer = "v2"
}

/// How a gallery is shown (`embed:` of `site.yml` and of a gallery, SPEC section 4).
struct EmbedSettings: Sendable, Hashable {
  enum Mode: String, Sendable, CaseIterable { case script, iframe, video, list, none }

  var mode = Mode.script
  var load = PlayerLoading.eager
  var style = BlockStyle.classic
  var size = EmbedSize()
  /// Settings of the platform's player.
  var arguments = PlayerArguments()
  /// What the button of a facade says before the title.
  var button: String?

  init(mode: Mode = .script, size: EmbedSize = EmbedSize()) {
    self.mode = mode
    self.size = size
  }

  /// Whether the platform's player comes with it, in a frame or not.
  var hasPlatformPlayer: Bool { mode == .script || mode == .iframe }

  /// Whether a button stands in the player's place.
  var isFacade: Bool { load == .click && (hasPlatformPlayer || mode == .video) }
}

extension EmbedSettings {
  /// `embed: video`, or a mapping with `mode`, `load`, `style`, `args`, `button`, `ratio`, `width`, `height`; what is not
  /// said is as in `self`.
  mutating func read(_ reader: inout MappingReader, key: String = "embed") {
    guard let node = reader.entries.first(where: { $0.key == key })?.value else {
      _ = reader.take(key)
      return
    }
    if case .scalar = node.content {
      if let mode = reader.choice(key, Mode.self) { self.mode = mode }
      return
    }
    var settings = self
    reader.mapping(key) { settings.readKeys(&$0) }
    self = settings
  }

  private mutating func readKeys(_ reader: inout MappingReader) {
    if let mode = reader.choice("mode", Mode.self) { self.mode = mode }
    if let load = reader.choice("load", PlayerLoading.self) { self.load = load }
    if let style = reader.choice("style", BlockStyle.self) { self.style = style }
    if let button = reader.text("button") { self.button = button }
    readArguments(&reader)
    if let ratio = reader.value("ratio", "a ratio such as 16:9", EmbedSize.Ratio.init) { size.ratio = ratio }
    if let width = reader.int("width", in: 1...10_000) { size.width = width }
    if let height = reader.int("height", in: 1...10_000) { size.height = height }
  }

  /// A mapping of the platform's own names; null takes one back that `site.yml` sets.
  private mutating func readArguments(_ reader: inout MappingReader) {
    var arguments = arguments
    reader.mapping("args") { reader in
      for entry in reader.entries {
        guard PlayerArguments.isName(entry.key) else {
          _ = reader.take(entry.key)
          reader.report(
            .badValue, entry.keyPlace, "'\(entry.key)' cannot be the name of a player's setting",
            help: "letters, digits and '_', such as autostart or add_text")
          continue
        }
        let isPlain = if case .scalar(_, plain: true) = entry.value.content { true } else { false }
        let text = reader.text(entry.key)
        arguments[entry.key] = text.map { isPlain ? .init(plain: $0) : .text($0) }
      }
    }
    self.arguments = arguments
  }

  /// Warns of keys said beside a mode in which they do nothing.
  func warnOfUnused(_ reader: inout MappingReader, key: String = "embed") {
    guard let node = reader.entries.first(where: { $0.key == key })?.value,
      case .mapping(let entries) = node.content
    else { return }
    for entry in entries where !entry.value.isNull && !uses(entry.key) {
      reader.diagnostics.append(
        Diagnostic(
          .unusedSetting, .warning, at: entry.keyPlace,
          "'\(reader.path)\(key).\(entry.key)' does nothing in the mode '\(mode.rawValue)'", help: Self.help(entry.key))
      )
    }
  }

  private func uses(_ key: String) -> Bool {
    switch key {
    case "args": hasPlatformPlayer
    case "style": mode == .script
    case "load": load != .click || isFacade
    case "button": isFacade
    default: true
    }
  }

  private static func help(_ key: String) -> String {
    switch key {
    case "args": "players of the modes script and iframe have settings"
    case "style": "only the mode script has styles"
    case "button": "a button stands where load is click"
    default: "script, iframe and video can wait for a click"
    }
  }
}
