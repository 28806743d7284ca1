import Markup

/// What the XSPF specification demands of the elements in one place.
struct XSPFRules {
  static let namespace = "http://xspf.org/ns/0/"

  /// The namespace of the root, right or wrong.
  let own: String
  private let single: XSPFNames
  private let known: XSPFNames
  private var seen = XSPFNames()

  /// - Parameters:
  ///   - single: names that may occur once.
  ///   - known: names that may occur any number of times, besides `link`, `meta` and `extension`.
  init(
    single: XSPFNames, own: String, known: XSPFNames = [], hasRelations: Bool = true, hasExtensions: Bool = true
  ) {
    self.single = single
    self.own = own
    let relations: XSPFNames = hasExtensions ? [.link, .meta, .extension] : [.link, .meta]
    self.known = hasRelations ? known.union(relations) : known
  }

  func hasSeen(_ name: XSPFNames) -> Bool { seen.contains(name) }

  /// Whether an element is to be read: an element of XSPF, and the first where one is allowed.
  mutating func admits(_ element: XMLElement, _ context: inout FeedContext) -> Bool {
    let name = context.xspfNames.name(of: element)
    if context.space(of: element) != .xspf, element.namespace != own {
      context.warn(
        .namespace, at: element.location,
        "<\(FeedContext.short(element.name))> is in a namespace other than that of XSPF")
      if !element.namespace.isEmpty { return false }
    }
    let isSingle = !single.isDisjoint(with: name)
    guard isSingle || !known.isDisjoint(with: name) else {
      context.warn(.damaged, at: element.location, "<\(FeedContext.short(element.name))> does not belong here")
      return false
    }
    checkAttributes(element, &context)
    if seen.insert(name).inserted { return true }
    if isSingle { context.warn(.damaged, at: element.location, "<\(element.name)> occurs more than once") }
    return !isSingle
  }

  /// An attribute of XSPF's own that does not belong there; those of other namespaces are free.
  func checkAttributes(_ element: XMLElement, _ context: inout FeedContext) {
    for attribute in element.attributes where attribute.namespace.isEmpty {
      if attribute.name == Self.attributes[ASCII.lowercased(element.name)] { continue }
      context.warn(
        .damaged, at: element.location,
        "<\(element.name)> has the attribute '\(FeedContext.short(attribute.name))', which XSPF does not know")
    }
  }

  private static let attributes = ["playlist": "version", "link": "rel", "meta": "rel", "extension": "application"]

  /// Only white space stands between elements.
  func refuseText(in element: XMLElement, _ context: inout FeedContext) {
    guard element.hasOwnText else { return }
    context.warn(.damaged, at: element.location, "there is text directly in <\(element.name)>")
  }
}

/// Names of XSPF's elements.
struct XSPFNames: OptionSet {
  var rawValue: UInt32

  /// In the order of their bits.
  private static let words = [
    "title", "creator", "annotation", "info", "location", "identifier", "image", "date", "license", "attribution",
    "trackList", "track", "album", "trackNum", "duration", "link", "meta", "extension",
  ]

  /// None for a name that XSPF does not know.
  init(named word: String) {
    rawValue = Self.words.firstIndex(of: word).map { 1 << UInt32($0) } ?? 0
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  static let title = XSPFNames(rawValue: 1)
  static let creator = XSPFNames(rawValue: 1 << 1)
  static let annotation = XSPFNames(rawValue: 1 << 2)
  static let info = XSPFNames(rawValue: 1 << 3)
  static let location = XSPFNames(rawValue: 1 << 4)
  static let identifier = XSPFNames(rawValue: 1 << 5)
  static let image = XSPFNames(rawValue: 1 << 6)
  static let date = XSPFNames(rawValue: 1 << 7)
  static let license = XSPFNames(rawValue: 1 << 8)
  static let attribution = XSPFNames(rawValue: 1 << 9)
  static let trackList = XSPFNames(rawValue: 1 << 10)
  static let track = XSPFNames(rawValue: 1 << 11)
  static let album = XSPFNames(rawValue: 1 << 12)
  static let trackNum = XSPFNames(rawValue: 1 << 13)
  static let duration = XSPFNames(rawValue: 1 << 14)
  static let link = XSPFNames(rawValue: 1 << 15)
  static let meta = XSPFNames(rawValue: 1 << 16)
  static let `extension` = XSPFNames(rawValue: 1 << 17)
}

/// Remembers which name of XSPF each name of a document is.
struct XSPFNameTable {
  private var known: [XSPFNames?] = []

  mutating func name(of element: XMLElement) -> XSPFNames {
    let number = element.nameID
    if number < known.count, let name = known[number] { return name }
    if number >= known.count { known += Array(repeating: nil, count: number + 1 - known.count) }
    let name = XSPFNames(named: element.name)
    known[number] = name
    return name
  }
}
