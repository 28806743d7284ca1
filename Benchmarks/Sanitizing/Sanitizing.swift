import Clibxml2
import Glibc
import Markup

/// How long the sanitizer takes for what feeds hold, compared with libxml2's bare parse of the same HTML into a tree.
@main
enum Sanitizing {
  static func main() {
    xmlInitParser()
    print("text                     bytes  bare parse   sanitized  ratio")
    for text in FeedText.all {
      let bytes = Array(text.html.utf8)
      let sanitizer = Sanitizer()
      var size = 0
      let bare = best { parse(bytes) }
      let sanitized = best { size += sanitizer.sanitize(bytes).bytes.count }
      precondition(size > 0, "nothing was left of \(text.name)")
      print(row(text.name, bytes.count, bare, sanitized))
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

  /// Microseconds of processor time for one call: the best of nine times some 20 ms, the two taken in turn by `main`.
  private static func best(_ call: () -> Void) -> Double {
    var calls = 1
    while elapsed(calls, call) < 20_000 { calls *= 2 }
    return (0..<9).map { _ in elapsed(calls, call) / Double(calls) }.min() ?? 0
  }

  private static func elapsed(_ calls: Int, _ call: () -> Void) -> Double {
    let start = processorTime()
    for _ in 0..<calls { call() }
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }

  private static func row(_ name: String, _ bytes: Int, _ bare: Double, _ sanitized: Double) -> String {
    let columns = [String(bytes), decimal(bare) + " µs", decimal(sanitized) + " µs", decimal(sanitized / bare, 100)]
    let widths = [9, 12, 12, 7]
    return name + String(repeating: " ", count: 21 - name.count)
      + zip(columns, widths).map { String(repeating: " ", count: max(1, $1 - $0.count)) + $0 }.joined()
  }

  private static func decimal(_ number: Double, _ scale: Double = 10) -> String {
    String((number * scale).rounded() / scale)
  }
}
