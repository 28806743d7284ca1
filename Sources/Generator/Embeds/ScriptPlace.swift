import Cincopa
import Markup

/// The element that the platform's script draws a player into, and what queues it.
struct ScriptPlace {
  let identity: MediaReference
  let embed: EmbedSettings
  let object: String
  let hosts: PlatformHosts

  init(_ identity: MediaReference, _ embed: EmbedSettings, number: Int, hosts: PlatformHosts) {
    self.identity = identity
    self.embed = embed
    self.hosts = hosts
    object =
      embed.style == .newer
      ? EmbedCode.newerObject(identity, number: number) : "cp_widget_\(number)"
  }

  /// The script within the page; nothing when our own script does it later.
  func script() -> HTML {
    var html = HTML()
    switch (embed.style, embed.load) {
    case (.classic, .eager), (.classic, .lazy): html.script(EmbedCode.push(identity, object: object))
    case (.newer, .eager): html.scriptSource(settings, defer: true)
    case (_, .click), (.newer, .lazy): return html
    }
    html.lineBreak()
    return html
  }

  /// What our script needs to know stands in attributes, so that a policy against inline scripts does not stop it.
  func attributes(title: String) -> KeyValuePairs<StaticString, AttributeValue> {
    let isDrawnLater = embed.isFacade || embed.style == .newer && embed.load == .lazy
    let arguments = embed.startedArguments
    return [
      "id": .text(object), "class": embed.isFacade ? "facade" : .absent, "role": embed.isFacade ? "group" : .absent,
      "aria-label": embed.isFacade ? .text(title) : .absent,
      "data-cpo": isDrawnLater ? .text(EmbedCode.entry(identity, object: object).text) : .absent,
      "data-settings": isDrawnLater && embed.style == .newer ? .text(settings) : .absent,
      "data-args": arguments.isEmpty ? .absent : .text(arguments.object.text),
    ]
  }

  private var settings: String { EmbedCode.settingsURL(identity, object: object, hosts: hosts) }
}

extension EmbedSettings {
  /// Behind a facade the click has said already that it shall play.
  var startedArguments: PlayerArguments {
    guard isFacade, hasPlatformPlayer, arguments["autostart"] == nil else { return arguments }
    var arguments = arguments
    arguments["autostart"] = .flag(true)
    return arguments
  }
}
