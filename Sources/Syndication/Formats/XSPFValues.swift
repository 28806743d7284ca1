import Markup

/// What the XSPF specification demands of the values of its elements.
extension XSPFRules {
  /// Text that may hold no markup.
  func plainText(_ element: XMLElement, _ context: inout FeedContext) -> String? {
    refuseMarkup(in: element, &context)
    return PlainText.fromText(element.text)
  }

  private func refuseMarkup(in element: XMLElement, _ context: inout FeedContext) {
    var children = element.children.makeIterator()
    if let child = children.next() {
      context.warn(.damaged, at: child.location, "<\(element.name)> holds markup, which XSPF does not allow")
    }
  }

  /// Plain text by the specification; services put markup into it.
  func annotation(_ element: XMLElement, _ context: inout FeedContext) -> RawContent {
    refuseMarkup(in: element, &context)
    if !element.isLeaf { return .xhtml(element.markup()) }
    let text = element.text
    return PlainText.looksLikeMarkup(text) ? .html(text) : .text(text)
  }

  /// The address that an element holds; relative ones are told by their reader, when there is no base.
  func url(_ element: XMLElement, _ base: WebURL?, _ context: inout FeedContext) -> WebURL? {
    refuseMarkup(in: element, &context)
    // What is a whole address as it stands is a URI, too.
    if let url = element.withText({ WebURL(clean: $0) }) { return url }
    let text = element.text
    if !URISyntax.isReference(ASCII.trimmed(text)) { warn(of: text, in: element, &context) }
    return context.url(from: text, at: element.location, base: context.base(in: element, base))
  }

  /// An address that nothing is made of. It may be relative (version 1, section 4.1.1).
  func checkAddress(_ element: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    let text = ASCII.trimmed(element.text)
    guard URISyntax.isReference(text) else { return warn(of: text, in: element, &context) }
    if !URISyntax.hasScheme(text) { _ = context.url(of: element, base: base) }
  }

  /// A name. It needs a scheme: there is nothing that it could be relative to.
  func checkURI(_ text: String, of element: XMLElement, _ context: inout FeedContext) {
    let uri = ASCII.trimmed(text)
    if !URISyntax.isReference(uri) || !URISyntax.hasScheme(uri) { warn(of: text, in: element, &context) }
  }

  private func warn(of text: String, in element: XMLElement, _ context: inout FeedContext) {
    context.warn(.badURL, at: element.location, "'\(FeedContext.short(text))' in <\(element.name)> is no URI")
  }

  /// An `xsd:dateTime`, and in version 0 any date of ISO 8601; others are read all the same.
  func date(_ element: XMLElement, isFirstVersion: Bool, _ context: inout FeedContext) -> Timestamp? {
    let text = ASCII.trimmed(element.text)
    let date = context.date(of: element)
    let bytes = Array(text.utf8)
    if isFirstVersion, FeedDate.iso(text) != nil { return date }
    let isDateTime = bytes.count >= 19 && bytes[4] == UInt8(ascii: "-") && bytes[10] == UInt8(ascii: "T")
    if date != nil ? !isDateTime : text.isEmpty {
      context.warn(.badDate, at: element.location, "'\(FeedContext.short(text))' is no date and time of XML Schema")
    }
    return date
  }

  /// `attribution` holds addresses only.
  func checkAttribution(_ element: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    let base = context.base(in: element, base)
    var rules = XSPFRules(single: [], own: own, known: [.location, .identifier], hasRelations: false)
    for child in element.children where rules.admits(child, &context) {
      child.name == "location" ? checkAddress(child, base, &context) : checkURI(child.text, of: child, &context)
    }
    rules.refuseText(in: element, &context)
  }

  /// `link` and `meta` must say by a URI what they mean; a link's content is one, too.
  func checkRelation(_ element: XMLElement, _ base: WebURL?, _ context: inout FeedContext) {
    let relation = ASCII.trimmed(element.attribute("rel") ?? "")
    if relation.isEmpty {
      context.warn(.missingElement, at: element.location, "<\(element.name)> has no rel")
    } else {
      checkURI(relation, of: element, &context)
    }
    if element.name == "link" { checkAddress(element, base, &context) }
    _ = plainText(element, &context)
  }

  func checkExtension(_ element: XMLElement, _ context: inout FeedContext) {
    let application = ASCII.trimmed(element.attribute("application") ?? "")
    if application.isEmpty {
      context.warn(.missingElement, at: element.location, "<extension> has no application")
    } else {
      checkURI(application, of: element, &context)
    }
  }
}

/// The grammar of RFC 3986, section 2; characters beyond ASCII are taken as those of an IRI (RFC 3987).
enum URISyntax {
  /// Whether only characters stand in it that may, and `%` only before two hexadecimal digits.
  static func isReference(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard !bytes.isEmpty else { return false }
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, ASCII.hexValue(bytes[index + 1]) != nil,
          ASCII.hexValue(bytes[index + 2]) != nil
        else { return false }
      } else if byte < 0x80, !URLBytes.isQuery(byte), !"#[]".utf8.contains(byte) {
        return false
      }
    }
    return true
  }

  /// Whether it begins with `name:`, and something stands behind it.
  static func hasScheme(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, ASCII.isLetter(first) else {
      return false
    }
    return bytes[..<colon].allSatisfy(URLBytes.isScheme) && bytes.index(after: colon) < bytes.endIndex
  }
}
