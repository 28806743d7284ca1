import Clibxml2
import Glibc

/// Parts of the program by themselves, each compared in one run with what libxml2 alone takes for the same bytes.
@main
enum Parts {
  static func main() {
    xmlInitParser()
    Sanitizing.run()
    print("")
    Reading.run()
  }
}

enum Timing {
  /// Microseconds of processor time for one call: the best of nine times some 20 ms.
  static func best(_ call: () -> Void) -> Double {
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
}

/// A line of a table; times in microseconds.
struct Row {
  var name: String
  var bytes: Int
  var bare: Double
  var ours: Double

  func show() {
    let columns = [
      String(bytes), decimal(bare) + " µs", decimal(ours) + " µs", decimal(ours / bare, 100),
    ]
    let widths = [9, 12, 12, 7]
    print(
      name + String(repeating: " ", count: max(1, 21 - name.count))
        + zip(columns, widths).map { String(repeating: " ", count: max(1, $1 - $0.count)) + $0 }.joined())
  }

  private func decimal(_ number: Double, _ scale: Double = 10) -> String {
    String((number * scale).rounded() / scale)
  }
}
