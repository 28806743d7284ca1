import Clibxml2
import Markup

/// How long the sanitizer takes for what feeds hold, compared with libxml2's bare parse of the same HTML into a tree.
enum Sanitizing {
  static func run() {
    print("text                     bytes  bare parse   sanitized  ratio")
    for text in Description.all {
      let bytes = Array(text.html.utf8)
      let sanitizer = Sanitizer()
      var size = 0
      let bare = Timing.best { parse(bytes) }
      let sanitized = Timing.best { size += sanitizer.sanitize(bytes).bytes.count }
      precondition(size > 0, "nothing was left of \(text.name)")
      Row(name: text.name, bytes: bytes.count, bare: bare, ours: sanitized).show()
    }
  }

  private static func parse(_ bytes: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      xmlFreeDoc(htmlReadMemory(text, Int32(buffer.count), nil, "utf-8", Int32(options)))
    }
  }
}
