import Markup

/// The vocabularies that feeds mix, under all the names that they are given.
enum Namespace: Sendable {
  /// No namespace: RSS 0.91 to 2.0.
  case none
  /// RSS in a namespace: 0.90, 1.0, 1.1, and what some 2.0 feeds declare.
  case rss
  case atom, rdf, media, itunes, dublinCore, dublinCoreTerms, content, podcast, googlePlay, xspf, xhtml, enclosure
  case other

  /// - Parameters:
  ///   - uri: empty when the prefix is not declared.
  ///   - prefix: decides alone when there is no address.
  init(uri: String, prefix: String) {
    if uri.isEmpty {
      self = prefix.isEmpty ? .none : Self.prefixes[ASCII.lowercased(prefix)] ?? .other
    } else {
      if let known = Self.usual[uri] {
        self = known
        return
      }
      let address = Self.reduced(uri)
      self = Self.addresses[address] ?? Self.guess(address, prefix: ASCII.lowercased(prefix))
    }
  }

  /// An address that nobody knows, but that names the vocabulary its usual prefix stands for.
  private static func guess(_ address: String, prefix: String) -> Namespace {
    switch prefix {
    case "media" where address.contains("mrss") || address.contains("media-rss"): .media
    case "itunes" where address.contains("podcast-1.0.dtd") || address.contains("itunes.com"): .itunes
    case "dc" where address.contains("dublin_core") || address.contains("purl.org/dc"): .dublinCore
    case "content" where address.contains("modules/content"): .content
    case "podcast" where address.contains("podcast"): .podcast
    default: .other
    }
  }

  /// Without scheme and `www.`, in lower case, without marks at the end: feeds spell them in every way.
  private static func reduced(_ uri: String) -> String {
    var text = ASCII.lowercased(ASCII.trimmed(uri))[...]
    for start in ["https://", "http://", "www."] where text.hasPrefix(start) { text = text.dropFirst(start.utf8.count) }
    while let last = text.utf8.last, last == UInt8(ascii: "/") || last == UInt8(ascii: "#") { text = text.dropLast() }
    return String(text)
  }

  /// As their standards write them: most feeds do.
  private static let usual: [String: Namespace] = [
    "http://search.yahoo.com/mrss/": .media, "http://www.w3.org/2005/Atom": .atom, "http://purl.org/rss/1.0/": .rss,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes, "http://purl.org/dc/elements/1.1/": .dublinCore,
    "http://purl.org/rss/1.0/modules/content/": .content, "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
    "http://www.w3.org/1999/xhtml": .xhtml, "http://xspf.org/ns/0/": .xspf,
  ]

  private static let prefixes: [String: Namespace] = [
    "media": .media, "itunes": .itunes, "dc": .dublinCore, "dcterms": .dublinCoreTerms, "content": .content,
    "atom": .atom, "atom10": .atom, "rdf": .rdf, "podcast": .podcast, "googleplay": .googlePlay, "xhtml": .xhtml,
    "rss": .rss,
  ]

  private static let addresses: [String: Namespace] = [
    "my.netscape.com/rdf/simple/0.9": .rss, "channel.netscape.com/rdf/simple/0.9": .rss, "purl.org/rss/1.0": .rss,
    "purl.org/net/rss1.1": .rss, "backend.userland.com/rss": .rss, "backend.userland.com/rss2": .rss,
    "blogs.law.harvard.edu/tech/rss": .rss, "cyber.law.harvard.edu/rss": .rss, "backend.userland.com/rss091": .rss,
    "backend.userland.com/rss092": .rss, "backend.userland.com/rss093": .rss, "backend.userland.com/rss20": .rss,
    "rssboard.org/rss-specification": .rss, "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
    "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "purl.org/atom": .atom,
    "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "search.yahoo.com/mrss": .media, "rssboard.org/media-rss": .media, "tools.search.yahoo.com/mrss": .media,
    "video.search.yahoo.com/mrss": .media, "search.yahoo.com/mrss/feed": .media, "mrss": .media,
    "itunes.com/dtds/podcast-1.0.dtd": .itunes, "itunes.com/dtd/podcast-1.0.dtd": .itunes,
    "itunes.com/dtds/podcast-2.0.dtd": .itunes, "example.com/dtds/podcast-1.0.dtd": .itunes,
    "apple.com/itunes/store/podcasts/namespace": .itunes,
    "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/dc/terms": .dublinCoreTerms, "purl.org/rss/1.0/modules/dcterms": .dublinCoreTerms,
    "purl.org/rss/1.0/modules/content": .content,
    "podcastindex.org/namespace/1.0": .podcast,
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": .podcast,
    "google.com/schemas/play-podcasts/1.0": .googlePlay,
    "purl.oclc.org/net/rss_2.0/enc": .enclosure, "xspf.org/ns/0": .xspf, "w3.org/1999/xhtml": .xhtml,
  ]
}

/// The vocabularies of all names of a document.
struct NamespaceTable {
  private var names = NameTable<Namespace>()

  mutating func space(of element: XMLElement) -> Namespace {
    names.meaning(of: element.nameID) { Namespace(uri: element.namespace, prefix: element.prefix) }
  }
}
