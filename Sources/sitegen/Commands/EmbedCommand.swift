import ArgumentParser
import Cincopa
import Generator
import Markup

struct EmbedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed", abstract: "Print embed code for pasting elsewhere; needs no site.",
    discussion: """
      A gallery, or several:     sitegen embed AEAAQdbniShi A4KANh__rQ_m
      By your own reference:     sitegen embed --rrid post-42 --uid UID --template TEMPLATE
      One asset:                 sitegen embed --asset RID --template TEMPLATE
      Nothing before a click:    sitegen embed AEAAQdbniShi --load click
      """)

  enum Mode: String, ExpressibleByArgument, CaseIterable { case script, iframe, video, link }

  enum Load: String, ExpressibleByArgument, CaseIterable { case eager, lazy, click }

  enum Style: String, ExpressibleByArgument, CaseIterable { case classic, v2 }

  @Argument(help: ArgumentHelp("FID, TEMPLATE!ASSET or TEMPLATE@FID.", valueName: "fid"))
  var fids: [String] = []

  @Option(help: "Your own reference, with --uid and --template.")
  var rrid: String?

  @Option(help: "The account, for --rrid.")
  var uid: String?

  @Option(help: "One asset, with --template.")
  var asset: String?

  @Option(help: "The gallery whose look is borrowed.")
  var template: String?

  @Option(help: "script, iframe, video or link.")
  var mode = Mode.script

  @Option(help: "When the player is fetched: eager, lazy (when it comes near) or click.")
  var load = Load.eager

  @Option(help: "The platform's block for the mode script: classic or v2.")
  var style = Style.classic

  @Option(name: .customLong("arg"), help: ArgumentHelp("A setting of the player.", valueName: "name=value"))
  var arguments: [String] = []

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let references: [MediaReference]
    do throws(IdentifierError) {
      references = try self.references()
    } catch {
      console.console.error(error.message, help: error.help)
      throw ExitCode.wrongUsage
    }
    for warning in references.flatMap(\.warnings) {
      console.console.line("\(console.style.yellow("warning")): \(warning.message.printable)")
    }
    if mode == .video, let other = references.first(where: { !$0.isAsset }) {
      console.console.error(
        "--mode video plays one asset, and '\(other.id)' is none",
        help:
          "name one with --asset RID --template ID, or as TEMPLATE!ASSET; on pages of a site a whole gallery is played")
      throw ExitCode.wrongUsage
    }
    Terminal.write(code(references) + "\n", to: .output)
  }

  func validate() throws {
    guard [fids.first, rrid, asset].compactMap(\.self).count == 1 else {
      throw ValidationError("Name one of FID, --rrid and --asset")
    }
    if rrid != nil, uid == nil || template == nil { throw ValidationError("--rrid needs --uid and --template") }
    if asset != nil, template == nil { throw ValidationError("--asset needs --template") }
    if uid != nil, rrid == nil { throw ValidationError("--uid goes with --rrid") }
    if style == .v2, mode != .script { throw ValidationError("--style goes with --mode script") }
    if mode == .link, load != .eager { throw ValidationError("a link loads nothing: leave --load out") }
    guard !arguments.isEmpty else { return }
    if mode == .video || mode == .link { throw ValidationError("--arg goes with the modes script and iframe") }
    for argument in arguments where !PlayerArguments.isName(String(argument.prefix { $0 != "=" })) {
      throw ValidationError("--arg wants a name, '=' and a value, such as autostart=true, not '\(argument)'")
    }
  }

  private func references() throws(IdentifierError) -> [MediaReference] {
    if let rrid, let uid, let template {
      return [.reference(try RRID(rrid), uid: try UID(uid), template: try TemplateID(template))]
    }
    if let asset, let template { return [.asset(try RID(asset), template: try TemplateID(template))] }
    var references: [MediaReference] = []
    for fid in fids { references.append(try reference(fid)) }
    return references
  }

  private func reference(_ fid: String) throws(IdentifierError) -> MediaReference {
    let parsed = try MediaReference.parse(fid: fid)
    guard let template, case .gallery(let fid, template: nil) = parsed else { return parsed }
    return .gallery(fid, template: try TemplateID(template))
  }

  private func code(_ references: [MediaReference]) -> String {
    var embed = PasteableEmbed()
    embed.mode = PasteableEmbed.Mode(rawValue: mode.rawValue) ?? .script
    embed.load = PlayerLoading(rawValue: load.rawValue) ?? .eager
    embed.style = BlockStyle(rawValue: style.rawValue) ?? .classic
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      embed.arguments[String(parts[0])] = .init(plain: parts.count > 1 ? String(parts[1]) : "true")
    }
    return embed.code(references)
  }
}

extension MediaReference {
  fileprivate var isAsset: Bool { if case .asset = self { true } else { false } }
}
