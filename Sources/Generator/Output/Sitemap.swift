internal import Markup
internal import Syndication

/// The pages of the site for search engines (sitemaps.org protocol 0.9): `sitemap.xml`, or above the protocol's limits
/// an index of that name and parts `sitemap-1.xml`, `sitemap-2.xml`, ….
public struct Sitemap: Sendable {
  public struct Entry: Sendable, Hashable {
    /// The page's absolute address, percent-encoded.
    public var location: String
    /// RFC 3339, or the date alone.
    public var modified: String?

    public init(location: String, modified: String? = nil) {
      self.location = location
      self.modified = modified
    }
  }

  /// How many addresses a file may hold.
  var entryLimit = 50_000
  /// How large a file may be, in bytes; the protocol says 50 MB.
  var byteLimit = 50_000_000

  /// The files with their paths in the output; `baseURL` is the site's address with a slash at the end.
  public static func files(_ entries: [Entry], baseURL: String) -> [(path: String, bytes: [UInt8])] {
    Sitemap().files(entries, baseURL: baseURL)
  }

  func files(_ entries: [Entry], baseURL: String) -> [(path: String, bytes: [UInt8])] {
    var parts: [[UInt8]] = []
    var rest = entries[...]
    repeat { parts.append(part(&rest)) } while !rest.isEmpty
    if parts.count == 1 { return [("sitemap.xml", parts[0])] }
    let names = (1...parts.count).map { "sitemap-\($0).xml" }
    return [("sitemap.xml", index(of: names.map { baseURL + $0 }))] + zip(names, parts).map { ($0, $1) }
  }

  /// A document with as many of the entries as it may hold, at least one; takes these away.
  private func part(_ rest: inout ArraySlice<Entry>) -> [UInt8] {
    document("urlset") { xml in
      var count = 0
      while let entry = rest.first, count < entryLimit {
        // Escaping makes an address at most six times as long.
        let size = entry.location.utf8.count * 6 + 100
        if count > 0, xml.bytes.count + size > byteLimit { return }
        write(entry, to: &xml)
        count += 1
        rest.removeFirst()
      }
    }
  }

  private func write(_ entry: Entry, to xml: inout XMLWriter) {
    xml.element("url") { xml in
      xml.element("loc") { $0.text(entry.location) }
      if let modified = entry.modified { xml.element("lastmod") { $0.text(modified) } }
    }
    xml.lineBreak()
  }

  private func index(of addresses: [String]) -> [UInt8] {
    document("sitemapindex") { xml in
      for address in addresses {
        xml.element("sitemap") { $0.element("loc") { $0.text(address) } }
        xml.lineBreak()
      }
    }
  }

  private func document(_ root: StaticString, _ body: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter()
    xml.declaration()
    xml.element(root, ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]) { xml in
      xml.lineBreak()
      body(&xml)
    }
    xml.lineBreak()
    return xml.bytes
  }
}

extension Sitemap {
  /// Of every page that may be found; none when the site wants none.
  static func files(of site: Site) -> [RenderedFile] {
    guard site.configuration.outputs.sitemap else { return [] }
    let baseURL = site.configuration.baseURL
    var moments: [Timestamp: String] = [:]
    let entries: [Entry] = site.pages.indices.compactMap { index in
      let source = site.pages[index].source
      guard site.pages[index].kind != .notFound, source?.frontMatter.robots?.contains("noindex") != true else {
        return nil
      }
      let modified = (source?.frontMatter.updated ?? source?.frontMatter.date)?.moment
      return Entry(
        location: baseURL.permalink(site.pages[index].path), modified: modified.map { text(of: $0, &moments) })
    }
    return files(entries, baseURL: baseURL.string).compactMap { path, bytes in
      OutputPath(path).map { RenderedFile(path: $0, bytes: bytes) }
    }
  }

  /// Many pages are of one day.
  private static func text(of moment: Timestamp, _ known: inout [Timestamp: String]) -> String {
    if let text = known[moment] { return text }
    let text = moment.rfc3339
    known[moment] = text
    return text
  }
}
