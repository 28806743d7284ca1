import Markup

/// Goes through the tags of a page.
struct PageScanner {
  let index: SiteIndex
  let page: Int
  let source: [UInt8]
  private var scan = PageScan()
  private var embeds = EmbedScan()
  /// What relative links start from; nil when `<base>` names another site.
  private var folder: [UInt8]?
  private var hasBase = false
  /// Open elements whose contents are not part of the page: of templates nothing is shown, and what is for browsers
  /// without scripts may repeat ids.
  private var templateDepth = 0
  private var noscriptDepth = 0
  /// Ids of what is for browsers without scripts.
  private var noscriptIDs: Set<String> = []

  init(index: SiteIndex, page: Int, source: [UInt8]) {
    self.index = index
    self.page = page
    self.source = source
    folder = index.folder(of: page)
  }

  mutating func visit(_ tag: HTMLTag) {
    let step = tag.isEnd ? -1 : 1
    if tag.name == .template { templateDepth = max(0, templateDepth + step) }
    if tag.name == .noscript { noscriptDepth = max(0, noscriptDepth + step) }
    guard !tag.isEnd, templateDepth == 0 || tag.name == .template && templateDepth == 1 else { return }
    readIDs(tag)
    if tag.name != .other { read(tag) }
  }

  consuming func finished() -> PageScan {
    scan.findings += embeds.findings(ids: scan.ids)
    scan.ids.formUnion(noscriptIDs)
    return scan
  }

  private mutating func readIDs(_ tag: HTMLTag) {
    if tag.name == .a, let name = tag[.name] { scan.ids.insert(name.text(in: source)) }
    guard let attribute = tag[.id] else { return }
    let id = attribute.text(in: source)
    guard !id.isEmpty else { return }
    if noscriptDepth > 0 {
      noscriptIDs.insert(id)
      return
    }
    guard !scan.ids.insert(id).inserted, tag[.name]?.text(in: source) != id else { return }
    scan.findings.append(
      Finding(
        .duplicateID, at: attribute.value.lowerBound, "the id '\(id)' stands on this page already",
        help: "give each element an id of its own: links and scripts find only the first"))
  }

  private mutating func read(_ tag: HTMLTag) {
    switch tag.name {
    case .a, .area: link(tag[.href], as: .page)
    case .base: readBase(tag)
    case .link: readLink(tag)
    case .meta: readMeta(tag)
    case .iframe: link(tag[.src], as: .page)
    case .script:
      link(tag[.src], as: .file)
      embeds.read(tag, source)
    case .use, .image: link(tag[.href] ?? tag[.xlinkHref], as: .file)
    case .object: link(tag[.data], as: .file)
    case .input: if isPictureButton(tag) { link(tag[.src], as: .file) }
    case .img, .source, .video, .audio, .track, .embed:
      link(tag[.src], as: .file)
      link(tag[.poster], as: .file)
      links(tag[.srcset])
    default: break
    }
    readNames(tag)
  }

  private func text(_ attribute: HTMLTag.Attribute?) -> String? { attribute?.text(in: source) }

  private func isPictureButton(_ tag: HTMLTag) -> Bool { text(tag[.type])?.lowercased() == "image" }
}

// MARK: - The head

extension PageScanner {
  /// Only the first `<base>` with an address counts.
  private mutating func readBase(_ tag: HTMLTag) {
    guard !hasBase, let href = text(tag[.href]) else { return }
    hasBase = true
    folder = index.folder(below: LinkText(href), from: folder ?? [])
  }

  private static let files: Set<String> = [
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "prefetch", "manifest",
  ]
  private static let hosts: Set<String> = ["preconnect", "dns-prefetch"]

  private mutating func readLink(_ tag: HTMLTag) {
    let words = Set((text(tag[.rel]) ?? "").lowercased().split { $0.isWhitespace }.map(String.init))
    guard words.isDisjoint(with: Self.hosts) else { return }
    link(tag[.href], as: words.isDisjoint(with: Self.files) ? .page : .file)
    links(tag[.imagesrcset])
  }

  private static let pictures: Set<String> = [
    "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:video:url", "og:audio", "twitter:image",
  ]

  private mutating func readMeta(_ tag: HTMLTag) {
    guard let content = tag[.content] else { return }
    if let property = text(tag[.property] ?? tag[.name])?.lowercased() {
      if Self.pictures.contains(property) { link(content, as: .file) }
      if property == "og:url" { link(content, as: .page) }
    } else if text(tag[.httpEquiv])?.lowercased() == "refresh", let address = Self.refreshed(content.text(in: source)) {
      scan.isRedirect = true
      link(address, at: content.value.lowerBound, as: .page)
    }
  }

  /// `0; url=/films/` → `/films/`; nil when the page itself is to be had again.
  private static func refreshed(_ content: String) -> String? {
    guard let cut = content.firstIndex(where: { $0 == ";" || $0 == "," }) else { return nil }
    var address = content[content.index(after: cut)...].drop { $0.isWhitespace }
    if address.lowercased().hasPrefix("url") {
      let rest = address.dropFirst(3).drop { $0.isWhitespace }
      if rest.first == "=" { address = rest.dropFirst().drop { $0.isWhitespace } }
    }
    if let quote = address.first, quote == "'" || quote == "\"" { address = address.dropFirst().prefix { $0 != quote } }
    return String(address)
  }
}

// MARK: - Links

extension PageScanner {
  private enum Kind { case page, file }

  private mutating func link(_ attribute: HTMLTag.Attribute?, as kind: Kind) {
    guard let attribute else { return }
    link(attribute.text(in: source), at: attribute.value.lowerBound, as: kind)
  }

  private mutating func links(_ attribute: HTMLTag.Attribute?) {
    guard let attribute else { return }
    let text = attribute.text(in: source)
    for range in SourceSet.ranges(in: text.utf8) {
      link(String(text[range]), at: attribute.value.lowerBound, as: .file)
    }
  }

  private mutating func link(_ address: String, at offset: Int, as kind: Kind) {
    scan.linkCount += 1
    let link = LinkText(address)
    switch index.target(of: link, page: page, folder: folder) {
    case .noFile, .redirect: break
    case .elsewhere:
      guard link.authority != nil,
        let outward = OutwardLink(address, at: offset, isSecure: index.base.origin.hasPrefix("https:"))
      else { return }
      scan.outward.append(outward)
    case .file(let number): leads(to: number, link, at: offset)
    case .nothing(let path): report(path, at: offset, kind)
    case .unlisted(let path):
      scan.findings.append(
        Finding(
          .unlistedFile, .warning, at: offset, "\(path) is in the output folder, but no build wrote it",
          help: "put it into static/, so that it is published with the site"))
    // A link that forgets the path of the site would find its file there.
    case .outside(let path) where index.suggestion(for: path) != nil: report(path, at: offset, kind)
    case .outside(let path):
      scan.findings.append(
        Finding(
          .linkOutside, .warning, at: offset, "\(path) leads out of the site, which stands at \(index.base.path)",
          help: "write the whole address if that is meant"))
    }
  }

  private mutating func report(_ path: String, at offset: Int, _ kind: Kind) {
    let help = index.suggestion(for: path)
    scan.findings.append(
      kind == .page
        ? Finding(.brokenLink, at: offset, "there is no page \(path)", help: help)
        : Finding(.missingFile, at: offset, "there is no file \(path)", help: help))
  }

  private mutating func leads(to number: Int, _ link: LinkText, at offset: Int) {
    guard index.paths[number].isPage, var fragment = link.fragment else { return }
    // Text fragments are looked for by the browser and not in the page's ids.
    if let cut = fragment.firstRange(of: ":~:") { fragment = String(fragment[..<cut.lowerBound]) }
    guard !fragment.isEmpty, fragment.lowercased() != "top" else { return }
    scan.anchors.append(PageScan.AnchorLink(page: number, fragment: fragment, offset: offset))
  }
}

// MARK: - Words for those who cannot see

extension PageScanner {
  private mutating func readNames(_ tag: HTMLTag) {
    switch tag.name {
    case .img where tag[.alt] == nil, .input where isPictureButton(tag) && isBlank(tag[.alt]),
      .area where tag[.href] != nil && isBlank(tag[.alt]):
      guard isBlank(tag[.ariaLabel]), isBlank(tag[.ariaLabelledby]) else { return }
      scan.findings.append(
        Finding(
          .missingAlt, .warning, at: tag.offset, "the picture has no text for those who cannot see it",
          help: "say what it shows in alt=\"…\"; alt=\"\" if it is mere decoration"))
    case .iframe where isBlank(tag[.title]) && isBlank(tag[.ariaLabel]) && isBlank(tag[.ariaLabelledby]):
      guard text(tag[.ariaHidden])?.lowercased() != "true" else { return }
      scan.findings.append(
        Finding(
          .missingFrameTitle, .warning, at: tag.offset, "the iframe has no title, by which screen readers announce it",
          help: "say what it shows in title=\"…\""))
    default: break
    }
  }

  private func isBlank(_ attribute: HTMLTag.Attribute?) -> Bool {
    text(attribute)?.allSatisfy(\.isWhitespace) ?? true
  }
}
