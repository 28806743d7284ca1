import Cincopa
import Markup

extension HTML {
  /// Links to files, each saying what it is: many stand on one page.
  mutating func downloads(_ links: [DownloadLink]) {
    for link in links {
      text(" ")
      element("a", ["href": .text(link.url), "type": AttributeValue(link.mimeType), "download": .flag]) {
        $0.text("Download \(link.label)" + (link.size.map { " (\(FileSize.words($0)))" } ?? ""))
      }
    }
  }
}

extension HTML {
  /// Files of each item, where the platform's player shows the items and not we.
  mutating func downloads(of gallery: Gallery, hosts: PlatformHosts) {
    let download = gallery.definition.download
    let files = gallery.items.map { (title: $0.title, links: download.links(of: $0, hosts: hosts)) }.filter {
      !$0.links.isEmpty
    }
    guard !files.isEmpty else { return }
    element("details", ["class": "item-downloads"]) { html in
      html.element("summary") { $0.text("Downloads") }
      html.element("ul") { html in
        for (title, links) in files {
          html.element("li", ["class": "item-links"]) { html in
            html.text(title)
            html.downloads(links)
          }
        }
      }
    }
  }
}

/// Sizes of files for people.
enum FileSize {
  /// `812 kB`, `53.3 MB`, in powers of ten.
  static func words(_ bytes: Int) -> String {
    let units: [(Int, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")]
    guard let (size, name) = units.first(where: { bytes >= $0.0 }) else { return "\(max(0, bytes)) bytes" }
    let tenths = bytes / (size / 10)
    return tenths >= 1000 || tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
  }
}
