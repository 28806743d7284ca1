/// The platform's direct links (PLATFORM section 3) and feeds (section 4).
public enum Links {
  /// Versions of an asset in order of preference; the uneven spelling is the platform's.
  public static let defaultVersions = "ts_1080,ts_720p,ts_540p,ts_480,ts_360p,mp4_hd,ts_240p,ts_144p"

  /// The HLS manifest with all renditions, `application/vnd.apple.mpegurl`.
  public static func m3u8(_ rid: RID, hosts: PlatformHosts = .standard) -> String {
    "\(hosts.rtcdn)/m3u8.aspx?rid=\(rid)"
  }

  /// One rendition: the first of `versions` that exists. `ts_*` are HLS playlists, so ask for `mp4_hd` to get an MP4.
  public static func version(
    _ rid: RID, _ versions: String = defaultVersions, hosts: PlatformHosts = .standard
  ) -> String {
    version("rid=\(rid)", versions, hosts)
  }

  /// The same of whatever a reference names. Which item of a gallery is given, the platform does not say. Nil for a live
  /// stream, which has no files.
  public static func version(
    of reference: MediaReference, _ versions: String = defaultVersions, hosts: PlatformHosts = .standard
  ) -> String? {
    switch reference {
    case .asset(let rid, _): version("rid=\(rid)", versions, hosts)
    case .gallery(let fid, _): version("fid=\(fid)", versions, hosts)
    case .reference(let rrid, _, _): version("rrid=\(Percent.queryValue(rrid.text))", versions, hosts)
    case .live: nil
    }
  }

  static func version(_ subject: String, _ versions: String, _ hosts: PlatformHosts) -> String {
    let list = versions.split(separator: ",").map { Percent.queryValue(String($0)) }.joined(separator: ",")
    return "\(hosts.www)/media-platform/api/get_version_url.aspx?\(subject)&ver=\(list)"
  }

  /// A picture of an asset.
  public static func thumb(
    _ rid: RID, size: ThumbSize = .large, hosts: PlatformHosts = .standard
  ) -> String {
    "\(hosts.www)/media-platform/api/thumb.aspx?rid=\(rid)&size=\(size.rawValue)"
  }

  /// A picture of a gallery or asset; nil for a reference, for which the platform has none.
  public static func thumb(
    of reference: MediaReference, size: ThumbSize = .large, hosts: PlatformHosts = .standard
  ) -> String? {
    reference.plainFID.map { "\(hosts.www)/media-platform/api/thumb.aspx?fid=\($0)&size=\(size.rawValue)" }
  }

  /// The picture for `og:image` and `twitter:image`; nil for a reference.
  public static func thumbOpen(
    of reference: MediaReference, size: ThumbSize = .large, hosts: PlatformHosts = .standard
  ) -> String? {
    reference.plainFID.map { "\(hosts.www)/media-platform/api/thumb_open.aspx?fid=\($0)&size=\(size.rawValue)" }
  }

  /// The public watch page on the account's subdomain (`films` for `films.cincopa.com`); nil without one, and for a
  /// reference.
  public static func watch(
    _ reference: MediaReference, subdomain: String?, hosts: PlatformHosts = .standard
  ) -> String? {
    guard let subdomain, let fid = reference.plainFID, isLabel(subdomain) else { return nil }
    // A replaced host without `www.` (a proxy, a stand-in) has no subdomains that we know of.
    return hosts.www.replacing("://www.", with: "://\(subdomain).", maxReplacements: 1) + "/watch/\(fid)"
  }

  private static func isLabel(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { Unreserved.contains($0) && !"._~".utf8.contains($0) }
  }

  /// Where the platform tells how to embed one of its pages (oEmbed 1.0).
  public static func oEmbed(_ page: String, hosts: PlatformHosts = .standard) -> String {
    "\(hosts.www)/media-platform/oembed.aspx?url=\(Percent.component(page))&format=json"
  }

  /// The gallery as a zip file, if its settings permit it; nil for a reference.
  public static func download(_ reference: MediaReference, hosts: PlatformHosts = .standard) -> String? {
    reference.plainFID.map { "\(hosts.www)/media-platform/runtime/download.aspx?fid=\($0)" }
  }

  /// The feed of a gallery or asset; nil for a reference, of which the platform has no feed.
  public static func feed(
    _ reference: MediaReference, format: PlatformFeed = .json2, hosts: PlatformHosts = .standard
  ) -> String? {
    guard let fid = reference.plainFID else { return nil }
    switch format {
    case .json2: return "\(hosts.rtcdn)/jsonv2.aspx?fid=\(fid)"
    case .json1: return "\(hosts.www)/media-platform/runtime/json.aspx?fid=\(fid)"
    case .rss: return "\(hosts.www)/media-platform/runtime/rss200.aspx?fid=\(fid)"
    case .xspf: return "\(hosts.www)/media-platform/runtime/xspf.aspx?fid=\(fid)"
    }
  }
}

/// The platform's feeds, the one to use first.
public enum PlatformFeed: Sendable, CaseIterable {
  case json2, json1, rss, xspf
}

/// Boxes that a picture is fitted into; its own width and height follow from its aspect ratio.
public enum ThumbSize: String, Sendable, CaseIterable {
  case small, medium, large, xlarge

  /// Pixels.
  public var box: (width: Int, height: Int) {
    switch self {
    case .small: (100, 75)
    case .medium: (200, 150)
    case .large: (600, 450)
    case .xlarge: (1200, 900)
    }
  }
}
