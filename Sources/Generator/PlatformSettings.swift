public import Cincopa

/// What `site.yml` says about the platform, for commands that need it without a site as well.
public struct PlatformSettings: Sendable {
  public var hosts = PlatformHosts.standard
  public var uid: UID?
  public var template: TemplateID?
  public var subdomain: String?
  /// With commas between them.
  public var versions: String?

  public init() {}

  public init(_ site: SiteConfiguration) {
    hosts = site.platform.hosts
    uid = site.platform.uid
    template = site.platform.template
    subdomain = site.platform.subdomain
    versions = site.platform.versions?.joined(separator: ",")
  }
}
