import ArgumentParser
import Cincopa
import FoundationEssentials
import Generator
import Syndication
import Transport

/// What uploads from the command line have in common: the site, which need not be there, the token, the way out.
struct UploadDesk {
  let options: BuildOptions
  let configuration: SiteConfiguration
  let settings: UploadSettings
  let console: Console

  init(_ site: SiteOptions, _ settings: UploadSettings) throws {
    options = site.buildOptions
    console = site.console.console
    self.settings = settings
    do { configuration = try ConfigurationReader.read(options, needsFile: false).site } catch {
      throw site.console.report(error, folder: site.source)
    }
  }

  func pages(template: TemplateID?) -> PageMedia { PageMedia(configuration, options, template: template) }

  /// Refuses all when there is one that can be no upload, so that nothing is half done.
  func check(_ items: [UploadItem]) throws {
    let problems = items.compactMap { item -> TransportFailure? in
      guard case .file(let file) = item else { return nil }
      return file.problem
    }
    guard !problems.isEmpty else { return }
    for problem in problems { console.error(problem.message, help: problem.help) }
    if items.count > problems.count { console.note("Nothing was uploaded") }
    throw ExitCode.wrongUsage
  }

  /// - Throws: when there is neither a token nor, where it will do, an address.
  func uploading(
    jobs: Int, needsToken: Bool, known: @escaping Uploader.Known = { _ in nil }
  ) throws(TransportFailure) -> Uploading {
    let hosts = configuration.platformHosts
    let addresses: UploadAddresses
    var remote: RemoteUploader?
    var galleries: UploadGalleries?
    if let text = options.environment["CINCOPA_UPLOAD_URL"], !text.isEmpty, !needsToken {
      addresses = try .fixed(text, hosts: hosts)
    } else {
      let token = try token()
      addresses = .asked(options.retrieverSettings, hosts: hosts, token: token, policy: platformPolicy)
      remote = RemoteUploader(settings, connect: try connect())
      galleries = UploadGalleries(connect: try connect())
    }
    let uploader = Uploader(
      settings, options.retrieverSettings, hosts: hosts, addresses: addresses, galleries: galleries,
      allowsPrivateNetworks: configuration.feeds.request.allowPrivateNetworks)
    return Uploading(uploader: uploader, remote: remote, console: console, jobs: jobs, known: known)
  }

  /// A new client for each call: an upload may take longer than any budget.
  func connect() throws(TransportFailure) -> RemoteUploader.Connect {
    let (retriever, hosts, policy) = (options.retrieverSettings, configuration.platformHosts, platformPolicy)
    let token = try token()
    return { () throws(TransportFailure) in
      try CincopaClient(retriever, hosts: hosts, token: token, policy: policy)
    }
  }

  private func token() throws(TransportFailure) -> APIToken { try TokenPlace.token(in: options.environment) }

  private var platformPolicy: RequestPolicy {
    var policy = configuration.feeds.request
    policy.mode = .refresh
    policy.timeout = max(policy.timeout, 30)
    return policy
  }
}
