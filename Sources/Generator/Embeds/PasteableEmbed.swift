public import Cincopa
import Markup

/// Embed code for pages that sitegen does not write (`sitegen embed`). What needs our script brings it along.
public struct PasteableEmbed: Sendable {
  public enum Mode: String, Sendable, CaseIterable { case script, iframe, video, link }

  public var mode = Mode.script
  public var load = PlayerLoading.eager
  public var style = BlockStyle.classic
  public var arguments = PlayerArguments()

  public init() {}

  /// Without a line end after the last line. The classic block of one gallery is the platform's own, byte for byte.
  public func code(_ references: [MediaReference]) -> String {
    if mode == .link { return references.map { EmbedCode.iframeURL($0) }.joined(separator: "\n") }
    guard load == .click || load == .lazy && mode == .script || !arguments.isEmpty && mode == .script else {
      return plain(references)
    }
    var html = HTML()
    var scripts = PlayerScripts()
    for (index, reference) in references.enumerated() {
      let gallery = Gallery(definition(reference), nil)
      let renderer = EmbedRenderer(hosts: .standard, pageTitle: reference.id)
      html.append(renderer.html(gallery, number: index + 1))
      scripts.add(gallery)
    }
    html.append(scripts.pasteable(.standard))
    return html.string.trimmed
  }

  private func plain(_ references: [MediaReference]) -> String {
    switch (mode, style) {
    case (.script, .newer): EmbedCode.newerBlock(references).string
    case (.script, .classic): EmbedCode.block(references)
    default: references.map(frameOrVideo).joined(separator: "\n")
    }
  }

  private func frameOrVideo(_ reference: MediaReference) -> String {
    guard mode == .video, case .asset(let rid, _) = reference else {
      return EmbedCode.iframe(reference, title: reference.id, arguments: arguments).string
    }
    let view = EmbedRenderer(hosts: .standard, pageTitle: rid.text)
    return VideoEmbed(view: view).html(rid, title: rid.text, size: EmbedSize()).string.trimmed
  }

  private func definition(_ reference: MediaReference) -> GalleryDefinition {
    var definition = GalleryDefinition(identity: reference, place: Place(file: ""))
    definition.embed.mode = EmbedSettings.Mode(rawValue: mode.rawValue) ?? .script
    definition.embed.load = load
    definition.embed.style = style
    definition.embed.arguments = arguments
    return definition
  }
}
