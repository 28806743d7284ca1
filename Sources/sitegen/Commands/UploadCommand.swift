import ArgumentParser
import Cincopa
import FoundationEssentials
import Generator
import Syndication
import Transport

struct UploadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upload", abstract: "Upload media to the platform, in pieces that can be resumed.",
    discussion: """
      Prints the id of each file's asset. An upload that was cut short goes on with the same command; what is on the \
      platform already is not sent again. An address (https://…) is fetched by the platform itself. Without files, what is \
      new in the folders of media that pages name (gallery: {upload: ./media}) is uploaded.

      The API token comes from CINCOPA_API_TOKEN; the account's own address for uploads in CINCOPA_UPLOAD_URL will do \
      for files, too.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp("Files, or addresses of files; none: the folders of media that pages name.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("Add them to this gallery.", valueName: "fid"))
  var gallery: String?

  @Option(help: ArgumentHelp("Write the ids into the front matter of this page.", valueName: "path.md"))
  var page: String?

  @Option(help: ArgumentHelp("The look of single assets on the page, if not that of site.yml.", valueName: "id"))
  var template: String?

  @Option(help: ArgumentHelp("Files at once.", valueName: "n"))
  var jobs = 2

  @Flag(help: "Send what is on the platform already once more.")
  var again = false

  @Option(help: "text, or json: one object a line.")
  var format = Format.text

  @OptionGroup var waiting: WaitingOptions
  @OptionGroup var sending: SendingOptions
  @OptionGroup var site: SiteOptions

  private var console: Console { site.console.console }

  func validate() throws {
    if files.isEmpty, gallery != nil || page != nil { throw ValidationError("name the files to upload") }
    if !(1...16).contains(jobs) { throw ValidationError("--jobs must be from 1 to 16") }
    _ = try (destination, look)
  }

  private var destination: UploadDestination {
    get throws { try gallery.map { .gallery(try FID.argument($0)) } ?? .account }
  }

  private var look: TemplateID? {
    get throws { try template.map { try TemplateID.argument($0) } }
  }

  func run() async throws {
    let desk = try UploadDesk(site, sending.settings(site, again: again))
    let readiness: Readiness?
    do { readiness = try waiting.readiness(desk) } catch { throw console.report(error) }
    if files.isEmpty {
      let assets = try await FolderUploading(desk: desk, jobs: jobs).run(site, show: show)
      return try await wait(readiness, for: assets.found, worst: assets.worst)
    }
    let items = files.map(UploadItem.init)
    let pages = desk.pages(template: try look)
    do {
      if let page { _ = try pages.page(page) }
    } catch {
      console.error(error.message, help: error.help)
      throw ExitCode.wrongUsage
    }
    try desk.check(items)
    let destination = try destination
    let uploading: Uploading
    do {
      uploading = try desk.uploading(jobs: jobs, needsToken: items.contains(where: \.isRemote))
    } catch { throw console.report(error) }
    let endings = await uploading.run(items, to: destination)
    for (file, ending) in zip(files, endings) { show(file, ending, destination) }
    if let page { try write(endings, destination, pages, page) }
    let worst = endings.compactMap(\.failure?.kind).max()
    try await wait(readiness, for: endings.compactMap(\.outcome?.asset.rid), worst: worst?.exitCode)
  }

  /// What arrived is waited for though something else did not; the exit code tells of the latter.
  private func wait(_ readiness: Readiness?, for assets: [RID], worst: ExitCode?) async throws {
    do { try await readiness?.wait(for: assets) } catch { throw worst ?? error }
    if let worst { throw worst }
  }

  private func show(_ file: String, _ ending: Uploading.Ending, _ destination: UploadDestination) {
    let file = Secrets.hidden(in: file)
    switch (format, ending) {
    case (.json, _): console.data(JSONText.line(UploadRecord(file, ending, destination)))
    case (.text, .success(let outcome)): console.data("\(outcome.asset.rid)  \(file.printable)\n")
    case (.text, .failure): break
    }
  }

  private func write(
    _ endings: [Uploading.Ending], _ destination: UploadDestination, _ pages: PageMedia, _ page: String
  ) throws {
    let assets = zip(files, endings).compactMap { file, ending in
      ending.outcome.map { NewAsset(rid: $0.asset.rid, fileName: UploadItem(file).name) }
    }
    guard !assets.isEmpty else { return }
    do {
      let outcome = try pages.add(destination.gallery.map(NewMedia.gallery) ?? .assets(assets), to: page)
      if outcome.keys.isEmpty { return console.note("  \(outcome.file) has it already") }
      console.note("\(console.style.green("Wrote")) \(outcome.keys.joined(separator: ", ")) into \(outcome.file)")
      if !outcome.shortCodes.isEmpty {
        console.note("  the page places its galleries itself; add \(outcome.shortCodes.joined(separator: " "))")
      }
    } catch {
      console.error(error.message, help: error.help)
      throw error.isRefusal ? ExitCode.siteErrors : ExitCode.cannotWrite
    }
  }
}

/// How files are sent.
struct SendingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Bytes of a piece: 10MB, 512kB.", valueName: "size"))
  var chunkSize: String?

  @Option(help: ArgumentHelp("Further tries of a piece that did not arrive.", valueName: "n"))
  var retries = 9

  @Option(help: ArgumentHelp("Seconds in which nothing moves before a try is given up.", valueName: "s"))
  var timeout = 60

  func validate() throws {
    if let chunkSize, size.map(ChunkPlan.allowedSizes.contains) != true {
      throw ValidationError("--chunk-size must be from 65536 to 51.2MB, not '\(chunkSize)'")
    }
    if !(0...100).contains(retries) { throw ValidationError("--retries must be from 0 to 100") }
    if !(1...86_400).contains(timeout) { throw ValidationError("--timeout must be from 1 to 86400 seconds") }
  }

  private var size: Int? { chunkSize.flatMap(Quantity.bytes) }

  func settings(_ site: SiteOptions, again: Bool) -> UploadSettings {
    var settings = UploadSettings(folder: site.buildOptions.path(".sitegen/uploads"))
    if let size { settings.chunkSize = size }
    settings.retries = retries
    settings.patience = Double(timeout)
    settings.sendsAgain = again
    return settings
  }
}

extension Result {
  var outcome: Success? { if case .success(let value) = self { value } else { nil } }
  var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
