import ArgumentParser
import Cincopa
import FoundationEssentials
import Generator
import Markup

struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "Print the direct links of an asset, a gallery or a reference.",
    discussion: """
      What an id means is seen from its form; --as says it where that is wrong. Hosts, account, template, subdomain and
      versions are those of site.yml, if there is one. Nothing is asked of the platform, so a link may lead nowhere.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  enum Kind: String, ExpressibleByArgument, CaseIterable { case rid, fid, rrid }

  @Argument(help: ArgumentHelp("RID, FID, RRID (also rrid:RRID), TEMPLATE!ASSET or TEMPLATE@FID.", valueName: "id"))
  var id: String

  @Option(name: .customLong("as"), help: "What the id is: rid (asset), fid (gallery) or rrid (reference).")
  var kind: Kind?

  @Option(name: .customLong("ver"), help: ArgumentHelp("Versions in order of preference.", valueName: "name,…"))
  var versions: String?

  @Option(help: "The gallery whose look is borrowed.")
  var template: String?

  @Option(help: "The account, for references.")
  var uid: String?

  @Option(help: ArgumentHelp("The account's subdomain, for watch pages.", valueName: "name"))
  var subdomain: String?

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var site: SiteOptions

  func validate() throws {
    for name in versions?.split(separator: ",") ?? [] where !VersionName.isOne(String(name)) {
      throw ValidationError("'\(name)' is no version: names are like mp4_hd, ts_720p, original")
    }
  }

  func run() throws {
    let settings = try settings()
    var links: DirectLinks
    do throws(IdentifierError) {
      links = DirectLinks(try subject(settings))
    } catch {
      site.console.console.error(error.message, help: error.help)
      throw ExitCode.wrongUsage
    }
    links.hosts = settings.hosts
    links.versions = versions ?? settings.versions ?? links.versions
    links.subdomain = subdomain ?? settings.subdomain
    if case .reference(let rrid, _, _) = links.subject, let warning = rrid.warning {
      site.console.console.note(warning.message)
    }
    if links.subject.lacksPlace {
      site.console.console.note(
        "without \(links.subject.needs) there are no pages to link to; say it here, or under cincopa in site.yml")
    }
    show(links)
  }

  /// What `site.yml` says, when it is there.
  private func settings() throws -> PlatformSettings {
    let options = site.buildOptions
    guard FileManager.default.fileExists(atPath: options.path(options.configuration)) else { return PlatformSettings() }
    do {
      return PlatformSettings(try ConfigurationReader.read(options).site)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
  }

  private func subject(_ settings: PlatformSettings) throws(IdentifierError) -> DirectLinks.Subject {
    let look = try template.map { text throws(IdentifierError) in try TemplateID(text) } ?? settings.template
    let account = try uid.map { text throws(IdentifierError) in try UID(text) } ?? settings.uid
    switch kind {
    case .rid: return .asset(try RID(id), template: look)
    case .fid: return .gallery(try FID(id), template: nil)
    case .rrid:
      let reference = id.hasPrefix(RRID.prefix) ? String(id.dropFirst(RRID.prefix.count)) : id
      return .reference(try RRID(reference), uid: account, template: look)
    case nil: break
    }
    let subject = try DirectLinks.subject(of: id, uid: account, template: look)
    if case .gallery(let fid, let own) = subject, own == look { return .gallery(fid, template: nil) }
    return subject
  }

  private func show(_ links: DirectLinks) {
    switch format {
    case .json: Terminal.write(JSONText.pretty(LinksRecord(links)), to: .output)
    case .text:
      let rows = links.all.map { [$0.name, $0.url] }
      Terminal.write(Table(columns: ["name", "url"], rows: rows).text(.text), to: .output)
      site.console.console.note("\(links.subject.kind) \(links.subject.id)")
    }
  }
}

extension DirectLinks.Subject {
  fileprivate var lacksPlace: Bool {
    switch self {
    case .asset(_, let template): template == nil
    case .gallery, .live: false
    case .reference(_, let uid, let template): uid == nil || template == nil
    }
  }

  fileprivate var needs: String {
    if case .reference = self { "--uid and --template" } else { "--template" }
  }
}

private struct LinksRecord: Encodable {
  struct Link: Encodable {
    var name: String
    var url: String
    var type: String?
  }

  var id: String
  var kind: String
  var links: [Link]

  init(_ links: DirectLinks) {
    id = links.subject.id
    kind = links.subject.kind
    self.links = links.all.map { Link(name: $0.name, url: $0.url, type: $0.mimeType) }
  }
}
