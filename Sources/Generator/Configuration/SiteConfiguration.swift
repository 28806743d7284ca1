public import Cincopa
import Syndication

/// `site.yml`, checked and complete (SPEC section 3).
public struct SiteConfiguration: Sendable {
  public var title = ""
  public var baseURL = BaseURL.local
  public var language = "en"
  public var timeZone = TimeZone.utc
  public var description = ""
  public var author = Author()
  public var folders = Folders()
  /// Address patterns by section: `posts` → `/:year/:month/:slug/`.
  var permalinks: [String: PermalinkPattern] = [:]
  public var taxonomies: [String] = []
  /// Pages per list page; 0 puts all on one.
  public var pagination = 24
  var menus: [Menu] = []
  /// Ids of warnings that are not shown.
  public var ignored: Set<String> = []
  var sources: [NamedSource] = []
  public var feeds = FeedPolicy()
  var platform = Platform()
  var embed = EmbedSettings()
  var events = PlayerEvents()
  var visitorUploads = VisitorUploadSource()
  var markdown = MarkdownSettings()
  public var theme = Theme.builtIn
  public var outputs = Outputs()
  /// `publish:`, in the order of the file.
  public var targets: [PublishTarget] = []
  /// Names of other entries of `publish:`, with the variables that they use and that are not set: no fault unless one
  /// publishes there (SPEC section 3).
  public var unready: [String: [Diagnostic]] = [:]
  /// `webhooks:`
  public var webhooks = WebhookSettings()
  var params: YAMLNode?

  /// Where the platform is.
  public var platformHosts: PlatformHosts { platform.hosts }

  public enum Theme: String, Sendable, CaseIterable {
    case builtIn = "default"
    case none
  }
}

public struct Author: Sendable, Hashable {
  public var name = ""
  public var url = ""
}

/// Names of the site's folders, relative to its root; the output may also be absolute.
public struct Folders: Sendable, Hashable {
  public var output = "public"
  public var content = "content"
  public var templates = "templates"
  public var `static` = "static"
  public var archetypes = "archetypes"
}

struct Menu: Sendable {
  struct Item: Sendable, Hashable {
    var title: String
    var url: String
  }

  var name: String
  var items: [Item]
}

/// A feed with a name, for galleries that say `source: NAME`.
struct NamedSource: Sendable {
  var name: String
  var address: FeedAddress
  var format: FeedFormatChoice
  var policy: FeedPolicy
  /// Where it is named.
  var place: Place
}

/// Where a feed is had from.
enum FeedAddress: Sendable, Hashable {
  case url(WebURL)
  /// A file, relative to the site's root.
  case file(String)
}

/// `format:` of a gallery or source.
enum FeedFormatChoice: String, Sendable, CaseIterable {
  case auto, rss, atom, json, xspf
}

/// `cincopa:` of `site.yml`.
struct Platform: Sendable {
  var uid: UID?
  var template: TemplateID?
  /// `films` for watch pages at `films.cincopa.com`.
  var subdomain: String?
  /// Versions of a file in order of preference, for links to one.
  var versions: [String]?
  var hosts = PlatformHosts.standard
}

struct MarkdownSettings: Sendable {
  var smart = true
  var unsafeHTML = false
  var headingIDs = true
}

public struct Outputs: Sendable, Hashable {
  public var rss = true
  public var sitemap = true
  public var redirects = true
}
