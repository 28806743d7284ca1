import Markup

/// Text and content of Atom (RFC 4287, sections 3.1 and 4.1.3; for Atom 0.3 the attribute `mode`).
enum AtomText {
  /// Text whose form is unknown counts as plain. Blank when there is nothing that can be shown.
  static func read(_ element: XMLElement) -> RawContent {
    let type = ASCII.lowercased(ASCII.trimmed(element.attribute("type") ?? "text"))
    if let mode = element.attribute("mode") {
      return old(element, type: type, mode: ASCII.lowercased(ASCII.trimmed(mode))) ?? .text("")
    }
    return read(element, type: type)
  }

  private static func read(_ element: XMLElement, type: String) -> RawContent {
    switch type {
    case "text", "", "plain": plain(element)
    case "html": element.isLeaf ? .html(element.text) : .xhtml(element.markup())
    case "xhtml": xhtml(element)
    default: media(element, type: MediaType.normalized(type) ?? type)
    }
  }

  /// A text construct has no elements in it; where a feed has some, they are its markup.
  private static func plain(_ element: XMLElement) -> RawContent {
    element.isLeaf ? .text(element.text) : .xhtml(element.markup())
  }

  /// The `div` around it is no part of the content.
  private static func xhtml(_ element: XMLElement) -> RawContent {
    if let only = single(element.children), only.name == "div" { return .xhtml(only.markup(within: element)) }
    return element.isLeaf && element.text.contains("<") ? .html(element.text) : .xhtml(element.markup())
  }

  private static func single(_ children: XMLChildren) -> XMLElement? {
    var rest = children.makeIterator()
    let first = rest.next()
    return rest.next() == nil ? first : nil
  }

  /// A MIME type: text as it is, XML as markup, Base64 cannot be shown. What names no type counts as text.
  private static func media(_ element: XMLElement, type: String) -> RawContent {
    switch type {
    case "text/html": element.isLeaf ? .html(element.text) : .xhtml(element.markup())
    case "application/xhtml+xml": xhtml(element)
    case "image/svg+xml", "application/mathml+xml": .text("")
    case _ where type.hasSuffix("/xml") || type.hasSuffix("+xml"): .xhtml(element.markup())
    case "multipart/alternative": alternative(element)
    case _ where type.hasPrefix("text/") || !type.contains("/"): plain(element)
    default: .text("")
    }
  }

  /// Atom 0.3, section 4.13.14: the same content in several forms, of which markup says the most.
  private static func alternative(_ element: XMLElement) -> RawContent {
    let forms = element.children.filter { $0.name == "content" }
    let best = forms.first { ($0.attribute("type") ?? "").contains("html") } ?? forms.first
    return best.map(read) ?? .text("")
  }

  /// Atom 0.3, section 3.1: `xml` is the default mode; nil when Base64 is broken.
  private static func old(_ element: XMLElement, type: String, mode: String) -> RawContent? {
    let isMarkup = type.contains("html")
    switch mode {
    case "escaped": return isMarkup ? .html(element.text) : .text(element.text)
    case "base64":
      guard let bytes = Base64.decode(element.text.utf8) else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      return isMarkup ? .html(text) : type == "text" || type.hasPrefix("text/") ? .text(text) : .text("")
    default: return isMarkup ? xhtml(element) : plain(element)
    }
  }

  /// Why nothing can be shown of content that is there.
  static func reason(forNothingIn element: XMLElement) -> String? {
    let type = ASCII.lowercased(ASCII.trimmed(element.attribute("type") ?? ""))
    let isOld = ASCII.lowercased(element.attribute("mode") ?? "") == "base64"
    let isBlank = element.isLeaf && ASCII.isBlank(element.text)
    if isBlank { return nil }
    let isEncoded = isOld || (type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml"))
    if isEncoded, !type.hasPrefix("multipart/"), Base64.decode(element.text.utf8) == nil {
      return "the content is declared as Base64 and is none"
    }
    return type.contains("/") ? "content of the type '\(FeedContext.short(type))' cannot be shown" : nil
  }
}

/// RFC 4648, section 4; white space does not count, padding may be missing.
enum Base64 {
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text where !ASCII.isSpace(byte) && byte != UInt8(ascii: "=") {
      guard let value = value(byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return count < 6 ? output : nil
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}

/// RFC 4287, section 3.2; Atom 0.3 has `url` in place of `uri`.
enum AtomPerson {
  static func read(_ element: XMLElement, base: WebURL?, _ context: inout FeedContext) -> Person? {
    let base = context.base(in: element, base)
    var person = Person()
    for child in element.children {
      switch child.name {
      case "name": person.name = PlainText.fromText(child.text)
      case "uri", "url", "homepage": person.url = context.url(of: child, base: base)
      case "email": person.email = PlainText.fromText(child.text)
      default: break
      }
    }
    if element.isLeaf { return PersonText.read(element.text) }
    return person == Person() ? nil : person
  }
}

/// RFC 4287, section 4.2.7, but for the address, which needs a base.
struct AtomLink {
  /// Registered names without the registry's address; `alternate` when nothing is said.
  var relation: String
  /// Not checked; empty when nothing is said.
  var type: String

  private let element: XMLElement

  init(_ element: XMLElement) {
    self.element = element
    let said = ASCII.lowercased(ASCII.trimmed(element.attribute("rel") ?? ""))
    relation = said.isEmpty ? "alternate" : Self.name(said)
    type = element.attribute("type") ?? ""
  }

  private static func name(_ relation: String) -> String {
    guard relation.utf8.contains(UInt8(ascii: ":")) else { return relation }
    let registry = ["http://www.iana.org/assignments/relation/", "https://www.iana.org/assignments/relation/"]
    return registry.first { relation.hasPrefix($0) }.map { String(relation.dropFirst($0.utf8.count)) } ?? relation
  }

  /// The address in `href`; some write it as RSS does.
  func url(_ base: WebURL?, _ context: inout FeedContext) -> WebURL? {
    if element.attribute("href") != nil { return context.url("href", of: element, base: base) }
    if !ASCII.isBlank(element.text) { return context.url(of: element, base: base) }
    context.warn(.missingElement, at: element.location, "a link has no href")
    return nil
  }

  /// How well an alternate serves as the page of an entry: pages first, then what says nothing.
  var rank: Int {
    switch MediaType.normalized(type) {
    case nil: 1
    case "text/html", "application/xhtml+xml": 0
    default: 2
    }
  }
}
