import Cincopa
import Markup

/// An embed of another system in the text of a page.
struct FoundEmbed {
  enum Form: String, Sendable {
    case shortCode = "short code"
    case block = "embed block"
    case newerBlock = "newer block"
    case iframe
    case watchPage = "watch page"
  }

  var form: Form
  var identity: MediaReference
  /// What takes the gallery's place, in bytes of the page.
  var range: Range<Int>
  /// What stood within it and is no placeholder.
  var kept: [UInt8] = []
  /// Under `embed:` of the gallery.
  var settings: [NewEntry] = []
  /// Whether it stands between other words.
  var isInline = false
  /// Whether it stands in raw HTML within a list or quotation, which a blank line would end.
  var isContained = false
  /// A script elsewhere on the page that goes with it.
  var script: Range<Int>?
}

/// Something that has to do with the platform and could not be read.
struct UnreadEmbed {
  var offset: Int
  var message: String
  var help: String?
  /// Whether the embed was read, and only something about it was not.
  var isAside = false
}

extension FoundEmbed {
  /// The keys of the gallery in front matter.
  var definition: [NewEntry] {
    let keys: [NewEntry] =
      switch identity {
      case .gallery(let fid, let template):
        [NewEntry("fid", .text(fid.text))] + (template.map { [NewEntry("template", .text($0.text))] } ?? [])
      case .asset(let rid, let template):
        [NewEntry("asset", .text(rid.text)), NewEntry("template", .text(template.text))]
      case .reference(let rrid, let uid, let template):
        [
          NewEntry("rrid", .text(rrid.text)), NewEntry("uid", .text(uid.text)),
          NewEntry("template", .text(template.text)),
        ]
      case .live: [NewEntry("fid", .text(identity.fidParameter))]
      }
    return settings.isEmpty ? keys : keys + [NewEntry("embed", .mapping(settings))]
  }
}

/// An address of the platform in markup: `//www.cincopa.com/media-platform/iframe.aspx?fid=F#cpoautostart=true`.
struct PlatformAddress {
  /// Lower case, without folders.
  let file: String
  /// What a watch page shows, as it is written: `/watch/FID`.
  let watched: String?
  let query: [String: String]
  let fragment: [(name: String, value: String)]

  /// Nil for addresses of others.
  init?(_ text: String) {
    let lower = text.lowercased()
    let schemes = ["https://", "http://", "//"]
    guard let scheme = schemes.first(where: lower.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { !"/?#:".contains($0) }.lowercased()
    guard host == "cincopa.com" || host.hasSuffix(".cincopa.com") else { return nil }
    let parts = rest.dropFirst(host.count).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let address = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = address[0].split(separator: "/")
    file = path.last?.lowercased() ?? ""
    watched = path.count > 1 && path[path.count - 2].lowercased() == "watch" ? path.last.map(String.init) : nil
    let pairs = address.count > 1 ? Self.pairs(address[1]) : []
    query = Dictionary(pairs.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
    fragment = parts.count > 1 ? Self.pairs(parts[1]) : []
  }

  private static func pairs(_ text: Substring) -> [(name: String, value: String)] {
    text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(parts[1]) : ""
      return (String(parts[0]), PercentText.decoded(value) ?? value)
    }
  }

  /// `args` of an iframe, from `#cpoNAME=VALUE`.
  var arguments: [NewEntry] {
    fragment.compactMap { name, value in
      let name = String(name.dropFirst(3))
      return PlayerArguments.isName(name) ? NewEntry(name, .text(value)) : nil
    }
  }
}
