import Syndication

extension Feed {
  /// The same with the path of the base URL before addresses that begin with `/`, as a feed among the files of the site
  /// writes those of the site (SPEC section 3, `base_url`).
  func rooted(at baseURL: BaseURL) -> Feed {
    guard baseURL.path != "/" else { return self }
    var feed = self
    for index in feed.entries.indices { feed.entries[index].prefix(baseURL) }
    return feed
  }
}

extension Entry {
  fileprivate mutating func prefix(_ baseURL: BaseURL) {
    baseURL.prefix(&url)
    baseURL.prefix(&image)
    for index in attachments.indices { baseURL.prefix(&attachments[index].url) }
    for index in media.thumbnails.indices { baseURL.prefix(&media.thumbnails[index].url) }
    for index in media.renditions.indices { baseURL.prefix(&media.renditions[index].url) }
    for index in media.subtitles.indices { baseURL.prefix(&media.subtitles[index].url) }
  }
}

extension BaseURL {
  fileprivate func prefix(_ url: inout WebURL?) {
    guard var known = url else { return }
    prefix(&known)
    url = known
  }

  fileprivate func prefix(_ url: inout WebURL) {
    guard !url.isAbsolute, let prefixed = WebURL(prefixed(url.string)) else { return }
    url = prefixed
  }
}
