/// The elements the sanitizer knows. What is not here loses its tags and keeps its content.
enum HTMLElement: UInt8, CaseIterable, Sendable {
  case a = 1, abbr, audio, b, blockquote, br, caption, cite, code, dd, del, dfn, div, dl, dt, em, figcaption, figure
  case h1, h2, h3, h4, h5, h6, hr, i, iframe, img, ins, kbd, li, mark, ol, p, pre, q, s, samp, small, source, span
  case strike, strong, sub, sup, table, tbody, td, tfoot, th, thead, time, tr, u, ul, `var`, video
  // Never written: they go together with all they hold.
  case canvas, math, noembed, noframes, noscript, object, plaintext, script, select, style, svg, template, textarea
  case title, xmp

  /// Lower case, as written.
  var name: StaticString { HTMLElementNames.names[Int(rawValue)] }

  /// The element of this name in any case, or the one that stands in for it (`article` becomes `div`).
  init?(name: UnsafeBufferPointer<UInt8>) {
    guard let element = HTMLElementNames.element(name) else { return nil }
    self = element
  }
}

/// Finds elements by their bytes.
enum HTMLElementNames {
  static let names: [StaticString] = [
    "", "a", "abbr", "audio", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt",
    "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe", "img", "ins", "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "video", "canvas", "math", "noembed",
    "noframes", "noscript", "object", "plaintext", "script", "select", "style", "svg", "template", "textarea", "title",
    "xmp",
  ]

  /// Elements that are not written but mean what another one does, at least as blocks that keep words apart.
  private static let aliases: [(StaticString, HTMLElement)] = [
    ("acronym", .abbr), ("address", .div), ("article", .div), ("aside", .div), ("center", .div), ("details", .div),
    ("dir", .ul), ("fieldset", .div), ("footer", .div), ("form", .div), ("header", .div), ("hgroup", .div),
    ("image", .img), ("legend", .div), ("listing", .pre), ("main", .div), ("menu", .ul), ("nav", .div),
    ("section", .div), ("summary", .div), ("tt", .code),
  ]

  private struct Known {
    var name: StaticString
    var element: HTMLElement
  }

  private static let table: [UInt64: Known] = {
    let own = HTMLElement.allCases.map { ($0.name, $0) }
    let known = (own + aliases).map { name, element in
      (
        key(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)),
        Known(name: name, element: element)
      )
    }
    return Dictionary(uniqueKeysWithValues: known)
  }()

  static func element(_ name: UnsafeBufferPointer<UInt8>) -> HTMLElement? {
    guard name.count <= 10, let known = table[key(name)] else { return nil }
    let spelled = UnsafeBufferPointer(start: known.name.utf8Start, count: known.name.utf8CodeUnitCount)
    return spelled.elementsEqual(name) { $0 == lowercase($1) } ? known.element : nil
  }

  /// The first seven bytes and the length: different for every name known.
  private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    name.prefix(7).reduce(UInt64(name.count)) { $0 << 8 | UInt64(lowercase($1)) }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
