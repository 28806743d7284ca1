import Markup
import Syndication

/// A site as it was put together, with all that went into it but the pages' Markdown.
struct AssembledSite: Sendable {
  let site: Site
  let diagnostics: [Diagnostic]
  /// Every page that was read, published or not.
  let sources: [PageSource]
  /// Of the names in the content folder.
  let names: Fingerprint
  /// While now is in this range, the same pages are held back; seconds since 1970.
  let holds: Range<Int64>

  init(_ site: Site, _ diagnostics: [Diagnostic], _ sources: [PageSource], _ names: Fingerprint, now: Timestamp) {
    self.site = site
    self.diagnostics = diagnostics
    self.sources = sources
    self.names = names
    var (before, after) = (Int64.min, Int64.max)
    func note(_ moment: Int64?) {
      guard let moment else { return }
      if moment <= now.seconds { before = max(before, moment) } else { after = min(after, moment) }
    }
    for source in sources {
      note(source.frontMatter.date?.moment.seconds)
      note(source.frontMatter.expires?.moment.seconds)
    }
    holds = before..<after
  }

  /// The same with these pages, when they differ from the old ones in their Markdown alone: then they would be put
  /// together the same way.
  func with(_ new: [PageSource], _ names: Fingerprint, _ options: BuildOptions) -> AssembledSite? {
    guard names == self.names, !options.nowIsSaid, holds.contains(options.now.seconds), new.count == sources.count
    else { return nil }
    var changed: [PageSource] = []
    for (old, new) in zip(sources, new) where old !== new {
      guard old.headPrint == new.headPrint, old.file.path == new.file.path else { return nil }
      changed.append(new)
    }
    return AssembledSite(self, changed, new)
  }

  private init(_ other: AssembledSite, _ changed: [PageSource], _ sources: [PageSource]) {
    site = changed.isEmpty ? other.site : Site(other.site, with: changed)
    diagnostics = other.diagnostics
    self.sources = sources
    names = other.names
    holds = other.holds
  }
}
