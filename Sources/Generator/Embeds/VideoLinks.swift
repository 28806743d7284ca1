import Cincopa
import Markup
import Syndication

/// The links below players.
extension VideoEmbed {
  func links(of item: ItemView, _ gallery: Gallery, _ html: inout HTML) {
    let downloads = gallery.definition.download.links(of: item, hosts: view.hosts)
    if let rid = item.rid, item.kind != .image, item.kind != .audio {
      return item.versions.isEmpty ? platformLinks(rid, downloads, &html) : knownLinks(item, rid, downloads, &html)
    }
    guard let link = item.link(in: gallery.definition.identity, hosts: view.hosts) ?? view.link(of: gallery) else {
      return
    }
    html.element("p", ["class": "item-links"]) { html in
      html.element("a", ["href": .text(link)]) { $0.text("Open") }
      let files = item.attachments.playable
      for (file, name) in zip(files, FileNames.of(files, heights: item.heights)) {
        html.text(" ")
        html.element("a", ["href": .text(file.url.string), "type": .text(file.mimeType)]) { $0.text(name) }
      }
      html.downloads(downloads)
    }
  }

  /// HLS and files, as far as the platform lists them.
  private func knownLinks(_ item: ItemView, _ rid: RID, _ downloads: [DownloadLink], _ html: inout HTML) {
    let files = item.attachments.playable
    guard !files.isEmpty else { return platformLinks(rid, downloads, &html) }
    let others = files.filter { !$0.isPlaylist }
    var links = zip(others, FileNames.of(others, heights: item.heights)).map { file, name in
      (url: file.url.string, type: Optional(file.mimeType), name: name)
    }
    if others.count < files.count { links.insert((Links.m3u8(rid, hosts: view.hosts), nil, "HLS stream"), at: 0) }
    html.element("p", ["class": "item-links"]) { html in
      for (place, link) in links.enumerated() {
        if place > 0 { html.text(" ") }
        html.element("a", ["href": .text(link.url), "type": AttributeValue(link.type)]) { $0.text(link.name) }
      }
      html.downloads(downloads)
    }
  }

  /// HLS, and the file in the first rendition that exists.
  func platformLinks(_ rid: RID, _ downloads: [DownloadLink], _ html: inout HTML) {
    html.element("p", ["class": "item-links"]) { html in
      html.element("a", ["href": .text(Links.m3u8(rid, hosts: view.hosts))]) { $0.text("HLS stream") }
      html.text(" ")
      html.element("a", ["href": .text(Links.version(rid, view.versions, hosts: view.hosts))]) { $0.text("Video file") }
      html.downloads(downloads)
    }
  }
}

extension [Attachment] {
  /// Files that a player takes, HLS first: browsers that cannot play it go on to the next.
  var playable: [Attachment] {
    let files = filter { file in
      file.mimeType.hasPrefix("video/") || file.mimeType.hasPrefix("audio/") || file.isPlaylist
    }
    return files.filter(\.isPlaylist) + files.filter { !$0.isPlaylist }
  }
}
