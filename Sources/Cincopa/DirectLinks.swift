/// One address under which the platform offers a medium (PLATFORM section 3).
public struct DirectLink: Sendable, Hashable {
  /// A stable word: `hls`, `file`, `thumbnail-large`.
  public var name: String
  public var url: String
  /// Nil where the platform decides.
  public var mimeType: String?
}

/// All of them for an asset, a gallery or a reference.
public struct DirectLinks: Sendable {
  public enum Subject: Sendable, Hashable {
    /// With the look it is shown in, if one is known.
    case asset(RID, template: TemplateID?)
    case gallery(FID, template: TemplateID?)
    /// With account and look, without which the platform cannot show it.
    case reference(RRID, uid: UID?, template: TemplateID?)
    case live(LiveID, template: TemplateID)
  }

  public var subject: Subject
  public var hosts = PlatformHosts.standard
  /// Names of versions in order of preference, with commas between them.
  public var versions = Links.defaultVersions
  /// `films` for `films.cincopa.com`.
  public var subdomain: String?

  public init(_ subject: Subject) { self.subject = subject }

  /// What an id means by its form: `TEMPLATE!ASSET` and `TEMPLATE@FID` say it, and the fourth character of an id tells
  /// assets from galleries (PLATFORM section 1). All else is a reference of the author's own.
  public static func subject(
    of text: String, uid: UID? = nil, template: TemplateID? = nil
  ) throws(IdentifierError) -> Subject {
    if text.hasPrefix(RRID.prefix) { return try reference(text, uid: uid, template: template) }
    if text.utf8.contains(where: { "!@".utf8.contains($0) }), let reference = try? MediaReference.parse(fid: text) {
      return Subject(reference)
    }
    let bytes = Array(text.utf8)
    guard bytes.count == IdentifierShape.usualLength, bytes[0] == UInt8(ascii: "A"), (try? FID(text)) != nil else {
      return .reference(try RRID(text), uid: uid, template: template)
    }
    if "CD".utf8.contains(bytes[3]) { return .asset(try RID(text), template: template) }
    return .gallery(try FID(text), template: template)
  }

  /// `rrid:REFERENCE`, or with account and look as in embed codes. A colon may belong to the reference, so that what
  /// follows one counts as an id only if it looks like one.
  private static func reference(
    _ text: String, uid: UID?, template: TemplateID?
  ) throws(IdentifierError) -> Subject {
    if let parsed = try? MediaReference.parse(fid: text), case .reference(let rrid, let account, let look) = parsed,
      [account.text, look.text].allSatisfy({ $0.utf8.count == IdentifierShape.usualLength && $0.hasPrefix("A") })
    {
      return .reference(rrid, uid: account, template: look)
    }
    return .reference(try RRID(String(text.dropFirst(RRID.prefix.count))), uid: uid, template: template)
  }

  /// The most useful first.
  public var all: [DirectLink] {
    switch subject {
    case .asset(let rid, let template): files(of: "rid=\(rid)", rid) + pictures("rid=\(rid)") + pages(of: rid, template)
    case .gallery(let fid, let template):
      files(of: "fid=\(fid)", nil) + pictures("fid=\(fid)") + places(.gallery(fid, template: template)) + feeds(fid)
    case .reference(let rrid, let uid, let template):
      files(of: "rrid=\(Percent.queryValue(rrid.text))", nil)
        + (uid.flatMap { uid in template.map { places(.reference(rrid, uid: uid, template: $0)) } } ?? [])
    case .live(let id, let template): places(.live(id, template: template))
    }
  }

  private func files(of subject: String, _ rid: RID?) -> [DirectLink] {
    var links: [DirectLink] = []
    if let rid {
      links.append(
        DirectLink(name: "hls", url: Links.m3u8(rid, hosts: hosts), mimeType: "application/vnd.apple.mpegurl"))
    }
    links.append(DirectLink(name: "file", url: Links.version(subject, versions, hosts)))
    let names = versions.split(separator: ",").map(String.init)
    let isOnePlaylist = !names.contains { $0.hasPrefix("mp4") }
    links.append(
      DirectLink(
        name: "mp4", url: Links.version(subject, isOnePlaylist ? "mp4_hd" : names.mp4, hosts), mimeType: "video/mp4"))
    return links
  }

  private func pictures(_ subject: String) -> [DirectLink] {
    let address = "\(hosts.www)/media-platform/api/thumb.aspx?\(subject)&size="
    return ThumbSize.allCases.map {
      DirectLink(name: "thumbnail-\($0.rawValue)", url: address + $0.rawValue, mimeType: "image/jpeg")
    }
      + [DirectLink(name: "thumbnail-play", url: address + "large&trs=play", mimeType: "image/jpeg")]
  }

  private func pages(of rid: RID, _ template: TemplateID?) -> [DirectLink] {
    template.map { places(.asset(rid, template: $0)) } ?? []
  }

  private func places(_ reference: MediaReference) -> [DirectLink] {
    let page = Links.watch(reference, subdomain: subdomain, hosts: hosts)
    let frame = EmbedCode.iframeURL(reference, hosts: hosts)
    return [
      page.map { DirectLink(name: "watch", url: $0, mimeType: "text/html") },
      DirectLink(name: "embed", url: frame, mimeType: "text/html"),
      DirectLink(name: "oembed", url: Links.oEmbed(page ?? frame, hosts: hosts), mimeType: "application/json+oembed"),
      Links.thumbOpen(of: reference, hosts: hosts).map {
        DirectLink(name: "share-image", url: $0, mimeType: "image/jpeg")
      },
    ].compactMap(\.self)
  }

  private func feeds(_ fid: FID) -> [DirectLink] {
    let gallery = MediaReference.gallery(fid, template: nil)
    let kinds: [(PlatformFeed, String, String)] = [
      (.json2, "feed-json", "application/json"), (.rss, "feed-rss", "application/rss+xml"),
      (.xspf, "feed-xspf", "application/xspf+xml"),
    ]
    let feeds = kinds.compactMap { kind, name, type in
      Links.feed(gallery, format: kind, hosts: hosts).map { DirectLink(name: name, url: $0, mimeType: type) }
    }
    let archive = Links.download(gallery, hosts: hosts).map {
      DirectLink(name: "zip", url: $0, mimeType: "application/zip")
    }
    return feeds + [archive].compactMap(\.self)
  }
}

extension [String] {
  fileprivate var mp4: String { filter { $0.hasPrefix("mp4") }.joined(separator: ",") }
}

extension DirectLinks.Subject {
  public init(_ reference: MediaReference) {
    switch reference {
    case .gallery(let fid, let template): self = .gallery(fid, template: template)
    case .asset(let rid, let template): self = .asset(rid, template: template)
    case .reference(let rrid, let uid, let template): self = .reference(rrid, uid: uid, template: template)
    case .live(let id, let template): self = .live(id, template: template)
    }
  }

  /// `asset`, `gallery`, `reference` or `live`.
  public var kind: String {
    switch self {
    case .asset: "asset"
    case .gallery: "gallery"
    case .reference: "reference"
    case .live: "live"
    }
  }

  public var id: String {
    switch self {
    case .asset(let rid, _): rid.text
    case .gallery(let fid, _): fid.text
    case .reference(let rrid, _, _): rrid.text
    case .live(let id, _): id.description
    }
  }
}
