/// Takes the text of an address apart and cleans its parts (RFC 3986, sections 2 and 3).
enum WebURLReader {
  /// A reference before it is resolved; its parts are clean.
  struct Reference {
    var scheme: String?
    var authority: String?
    var path = ""
    var query: String?
    var fragment: String?

    var isAbsolute: Bool { scheme != nil && authority != nil }

    var string: String {
      var text = ""
      if let scheme { text += scheme + ":" }
      if let authority { text += "//" + authority }
      text += path
      if let query { text += "?" + query }
      if let fragment { text += "#" + fragment }
      return text
    }
  }

  static func read(_ text: String) throws(WebURLProblem) -> Reference {
    let bytes = stripped(text)
    if bytes.isEmpty { throw .empty }
    return try split(bytes)
  }

  /// Without controls and blanks around it and without tabs and line ends in it, as browsers read addresses.
  private static func stripped(_ text: String) -> [UInt8] {
    var bytes = text.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return Array(bytes.drop { $0 <= 0x20 })
  }
}
