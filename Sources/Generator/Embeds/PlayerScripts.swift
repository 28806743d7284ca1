import Cincopa
import Markup

/// What stands at the end of a page for the players in it: our own script where something waits, has settings or is to
/// be heard, then the platform's loader where something is queued.
struct PlayerScripts: Sendable {
  /// Players that the loader draws as soon as it can.
  private var isQueued = false
  /// Players for which our script fetches the loader.
  private var isAwaited = false
  private var isNewer = false
  private var needsOwn = false
  /// Players that report events.
  private var reports = false

  mutating func add(_ gallery: Gallery) {
    guard !gallery.isSkipped else { return }
    let embed = gallery.definition.embed
    needsOwn = needsOwn || embed.isFacade
    reports = reports || embed.mode == .video || gallery.needsLoader
    guard gallery.needsLoader else { return }
    isQueued = isQueued || embed.load == .eager
    isAwaited = isAwaited || embed.load != .eager
    isNewer = isNewer || embed.style == .newer
    needsOwn = needsOwn || embed.load == .lazy || !embed.arguments.isEmpty
  }

  /// - Parameter hears: whether a page that shows it wants to hear what it reports.
  static func mayNeedOwn(_ gallery: Gallery, hears: Bool) -> Bool {
    var scripts = PlayerScripts()
    scripts.add(gallery)
    return scripts.needsOwn || scripts.reports && hears
  }

  /// - Parameters:
  ///   - loader: `loader` of the same hosts, which is the same for all pages.
  ///   - events: what the page wants to hear.
  func html(_ hosts: PlatformHosts, _ loader: HTML, at baseURL: BaseURL, events: PlayerEvents) -> HTML {
    var html = HTML()
    if needsOwn || reports && !events.isEmpty {
      let address = isNewer ? EmbedCode.newerLoaderURL(hosts) : EmbedCode.loaderURL(hosts)
      html.element(
        "script",
        [
          "src": .text(baseURL.prefixed("/" + Self.path)),
          "data-loader": isAwaited && !isQueued ? .text(address) : .absent,
          "data-events": events.isEmpty ? .absent : .text(events.json),
          // It has to run before the loader does.
          "defer": isQueued ? .absent : .flag,
        ])
      html.lineBreak()
    }
    guard isQueued else { return html }
    if isNewer { html.scriptSource(EmbedCode.newerLoaderURL(hosts), defer: true) } else { html.append(loader) }
    html.lineBreak()
    return html
  }

  static func loader(_ hosts: PlatformHosts) -> HTML {
    var html = HTML()
    html.script(EmbedCode.loader(hosts))
    return html
  }

  /// The same for a page that is not of the site: our script stands in it.
  func pasteable(_ hosts: PlatformHosts) -> HTML {
    var html = HTML()
    if needsOwn {
      let loader = isNewer ? EmbedCode.newerLoaderURL(hosts) : EmbedCode.loaderURL(hosts)
      html.script(
        JavaScript(stringLiteral: String(decoding: Self.source, as: UTF8.self)),
        ["data-loader": isAwaited ? .text(loader) : .absent])
      html.lineBreak()
    }
    if isQueued, isNewer { html.scriptSource(EmbedCode.newerLoaderURL(hosts)) }
    if isQueued, !isNewer { html.append(Self.loader(hosts)) }
    return html
  }

  /// Where our script stands in the site.
  static let path = "assets/embeds.js"

  static let source = PackageResources.embeds_js
}

extension Gallery {
  /// Whether its embed is an element with an id of its own, numbered from 1 in a page.
  var hasContainer: Bool { definition.embed.mode == .script && !isSkipped }

  /// Whether the platform's loader draws it.
  var needsLoader: Bool { hasContainer && definition.identity != nil }
}
