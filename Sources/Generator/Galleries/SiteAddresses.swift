import Syndication

extension Entry {
  /// The same with the path of the base URL before addresses that begin with `/`, as a feed among the files of the site
  /// writes those of the site (SPEC section 3, `base_url`).
  func rooted(at baseURL: BaseURL) -> Entry { mappingAddresses(baseURL.prefixed) }
}

extension BaseURL {
  fileprivate func prefixed(_ url: WebURL) -> WebURL {
    url.isAbsolute ? url : WebURL(prefixed(url.string)) ?? url
  }
}
