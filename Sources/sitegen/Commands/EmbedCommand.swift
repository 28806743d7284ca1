import ArgumentParser
import Cincopa
import Generator
import Markup

struct EmbedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed", abstract: "Print embed code for pasting elsewhere; needs no site.",
    discussion: """
      A gallery:                 sitegen embed AEAAQdbniShi
      By your own reference:     sitegen embed --rrid post-42 --uid UID --template TEMPLATE
      One asset:                 sitegen embed --asset RID --template TEMPLATE
      """)

  enum Mode: String, ExpressibleByArgument, CaseIterable { case script, iframe, video, link }

  @Argument(help: ArgumentHelp("FID, TEMPLATE!ASSET or TEMPLATE@FID.", valueName: "fid"))
  var fid: String?

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

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let reference: MediaReference
    do throws(IdentifierError) {
      reference = try self.reference()
    } catch {
      console.console.error(error.message, help: error.help)
      throw ExitCode(64)
    }
    for warning in reference.warnings {
      console.console.line("\(console.style.yellow("warning")): \(warning.message.printable)")
    }
    Terminal.write(try code(reference) + "\n", to: .output)
  }

  func validate() throws {
    guard [fid, rrid, asset].compactMap(\.self).count == 1 else {
      throw ValidationError("Name one of FID, --rrid and --asset")
    }
    if rrid != nil, uid == nil || template == nil { throw ValidationError("--rrid needs --uid and --template") }
    if asset != nil, template == nil { throw ValidationError("--asset needs --template") }
    if uid != nil, rrid == nil { throw ValidationError("--uid goes with --rrid") }
  }

  private func reference() throws(IdentifierError) -> MediaReference {
    if let rrid, let uid, let template {
      return .reference(try RRID(rrid), uid: try UID(uid), template: try TemplateID(template))
    }
    if let asset, let template { return .asset(try RID(asset), template: try TemplateID(template)) }
    let parsed = try MediaReference.parse(fid: fid ?? "")
    guard let template, case .gallery(let fid, template: nil) = parsed else { return parsed }
    return .gallery(fid, template: try TemplateID(template))
  }

  private func code(_ reference: MediaReference) throws -> String {
    switch mode {
    case .script: EmbedCode.block(reference)
    case .iframe: EmbedCode.iframe(reference, title: reference.id).string
    case .link: EmbedCode.iframeURL(reference)
    case .video: try video(reference)
    }
  }

  private func video(_ reference: MediaReference) throws -> String {
    guard case .asset(let rid, _) = reference else {
      throw ValidationError("--mode video plays one asset: name it with --asset and --template, or TEMPLATE!ASSET")
    }
    return PasteableVideo.code(rid)
  }
}
