/// What may stay of foreign HTML: everything else goes (OWASP's advice: allow, never forbid).
public struct SanitizerPolicy: Sendable {
  /// Elements that stay, with the attributes each may keep. No `style`, `class`, `id`, `on…` anywhere.
  var elements: [HTMLElement: [StaticString]]
  /// Schemes of links, lower case; addresses without one are relative. Pictures and media are http or https only.
  public var schemes: Set<String> = ["http", "https", "mailto", "tel"]
  /// Hosts whose https iframes stay, lower case; none by default.
  public var iframeHosts: Set<String> = []
  /// Whether the one who resolves relative addresses is asked about absolute ones, too.
  public var resolvesAll = false
  /// Elements open at once, 8 or more: articles nest about 15, and a browser lays out deep trees by recursion. Deeper ones
  /// lose their tags and keep their content. (A source nested more than 500 deep is not read on: see `SanitizedWriter`.)
  var depth = 50
  /// Bytes of one piece: a long article with its pictures inside has one million, and bad markup grows sixfold when it is
  /// escaped. What is beyond is cut off.
  var length = 4 << 20

  /// For descriptions in feeds.
  public static let feed = SanitizerPolicy(elements: bare.merging(attributed) { $1 })

  private static let bare = Dictionary(
    uniqueKeysWithValues: HTMLElement.allCases.filter { !$0.isDropped }.map { ($0, [StaticString]()) })

  private static let attributed: [HTMLElement: [StaticString]] = [
    .a: ["href", "title"],
    .abbr: ["title"],
    .audio: ["src"],
    .img: ["src", "alt", "title", "width", "height"],
    .source: ["src", "type"],
    .td: ["colspan", "rowspan"],
    .th: ["colspan", "rowspan", "scope"],
    .time: ["datetime"],
    .video: ["src", "poster", "width", "height"],
  ]

  private static let frameAttributes: [StaticString] = ["src", "title", "width", "height"]

  func attributes(of element: HTMLElement) -> [StaticString] {
    if element == .iframe { return iframeHosts.isEmpty ? [] : Self.frameAttributes }
    return elements[element] ?? []
  }
}
