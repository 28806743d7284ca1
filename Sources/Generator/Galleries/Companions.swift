import Cincopa
import Syndication

/// Files that pages need besides feeds, and that have to lie on the site itself: pictures of facades, which may ask no other
/// host, and subtitles, which browsers take from the page's own host and as WebVTT only.
struct Companions: Sendable {
  /// By the address of another host: the path below the site's root.
  var paths: [String: String] = [:]
  /// By path.
  var files: [String: [UInt8]] = [:]
  var diagnostics: [Diagnostic] = []
  /// Whether there was anything to have.
  var wereAskedFor = false

  /// What a gallery shows of them, as it is linked.
  func hosted(_ addresses: [String], at baseURL: BaseURL) -> [String: String] {
    let copies = addresses.compactMap { address in paths[address].map { (address, baseURL.prefixed("/" + $0)) } }
    return Dictionary(copies) { first, _ in first }
  }
}

/// Has them, each once, before anything is rendered.
struct CompanionLoading {
  let site: Site
  let options: BuildOptions
  let retriever: any Retriever

  private struct Wanted: Hashable {
    var url: WebURL
    var purpose: RetrievalRequest.Purpose
  }

  /// Builds from snapshots take what was kept with them.
  /// - Parameter forEachGallery: calls with each gallery, and the page whose front matter names it.
  func load(_ forEachGallery: (_ body: (Int?, Gallery) -> Void) -> Void) async -> Companions {
    let wanted = wanted(forEachGallery)
    guard !wanted.isEmpty else { return Companions() }
    return await withTaskGroup(of: (Wanted, Retrieval<CompanionFile>).self) { group in
      for one in wanted.keys { group.addTask { (one, await retrieve(one)) } }
      var companions = Companions()
      companions.wereAskedFor = true
      for await (one, answer) in group { companions.add(answer, of: one.url, one.purpose, wanted[one]) }
      return companions
    }
  }

  /// With the first place that names each.
  private func wanted(_ forEachGallery: (_ body: (Int?, Gallery) -> Void) -> Void) -> [Wanted: Place] {
    var places: [Wanted: Place] = [:]
    forEachGallery { page, gallery in
      guard !gallery.isSkipped else { return }
      for one in wanted(page, gallery) where places[one] == nil { places[one] = gallery.definition.place }
    }
    return places
  }

  /// Addresses of other hosts that a gallery would show copies of.
  func addresses(_ page: Int?, _ gallery: Gallery) -> [String] { wanted(page, gallery).map(\.url.string) }

  private func wanted(_ page: Int?, _ gallery: Gallery) -> [Wanted] {
    let isVideo = gallery.definition.embed.mode == .video
    guard isVideo || gallery.definition.embed.isFacade else { return [] }
    var renderer = EmbedRenderer(hosts: site.configuration.platform.hosts, pageTitle: "")
    renderer.baseURL = site.configuration.baseURL
    renderer.pageImage = page.flatMap { site.pages[$0].source?.frontMatter.image }
    let posters = renderer.remotePosters(of: gallery).map { ($0, RetrievalRequest.Purpose.poster) }
    let subtitles: [(String, RetrievalRequest.Purpose)] =
      isVideo ? gallery.items.flatMap(\.subtitles).map { ($0.url.string, .subtitles) } : []
    return (posters + subtitles).compactMap { text, purpose in
      WebURL(text).flatMap { $0.isAbsolute && !renderer.isOwn(text) ? Wanted(url: $0, purpose: purpose) : nil }
    }
  }

  private func retrieve(_ wanted: Wanted) async -> Retrieval<CompanionFile> {
    if options.network == .frozen { return FrozenCompanions.read(wanted.url, wanted.purpose, options) }
    var policy = site.configuration.feeds.request
    policy.maxSize = min(policy.maxSize, CompanionFile.limit(wanted.purpose))
    if case .all = options.refreshed { policy.mode = .refresh }
    if options.network == .offline { policy.mode = .offline }
    let request = RetrievalRequest(url: wanted.url, purpose: wanted.purpose, policy: policy)
    return await retriever.retrieve(request) { body, _ throws(RetrievalRefusal) in
      try CompanionFile(body.bytes, wanted.purpose)
    }
  }
}

extension Companions {
  fileprivate mutating func add(
    _ answer: Retrieval<CompanionFile>, of url: WebURL, _ purpose: RetrievalRequest.Purpose, _ place: Place?
  ) {
    if let file = answer.value {
      paths[url.string] = file.path
      files[file.path] = file.bytes
    } else if case .failed(let reason) = answer.status {
      let isPicture = purpose == .poster
      diagnostics.append(
        Diagnostic(
          .companionMissing, isPicture ? .note : .warning, at: place,
          "the \(isPicture ? "picture" : "subtitles") at \(Secrets.hidden(in: url.string)) cannot be had: \(reason)"))
    }
  }
}

/// One of them, as it will be published.
struct CompanionFile: Sendable {
  /// Below the site's root.
  var path: String
  var bytes: [UInt8]

  /// The ending of their names.
  static let subtitles = "vtt"

  /// Bytes.
  static func limit(_ purpose: RetrievalRequest.Purpose) -> Int { purpose == .subtitles ? 2_000_000 : 10_000_000 }

  init(_ body: [UInt8], _ purpose: RetrievalRequest.Purpose) throws(RetrievalRefusal) {
    if purpose == .subtitles {
      guard let subtitles = WebVTT(body) else { throw RetrievalRefusal(reason: "these are no subtitles") }
      bytes = subtitles.bytes
      path = "assets/subtitles/\(Self.name(bytes)).\(Self.subtitles)"
    } else {
      guard let kind = PictureKind(body) else { throw RetrievalRefusal(reason: "this is no picture") }
      bytes = body
      path = "assets/posters/\(Self.name(bytes)).\(kind.rawValue)"
    }
  }

  /// The same for the same bytes.
  private static func name(_ bytes: [UInt8]) -> String { digest(bytes) + "-" + String(bytes.count, radix: 16) }

  /// FNV-1a, 64 bits.
  static func digest(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}

/// Pictures that browsers show and that run no scripts, by their first bytes.
enum PictureKind: String, CaseIterable {
  case jpg, png, webp, gif, avif

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if bytes.starts(with: "GIF8".utf8) {
      self = .gif
    } else if bytes.dropFirst(4).starts(with: "ftypavif".utf8) {
      self = .avif
    } else {
      return nil
    }
  }
}
