/// Labels of domain names in other scripts, as the name system wants them: `müller` becomes `xn--mller-kva` (RFC 3492).
enum Punycode {
  static func label(_ label: Substring) -> String? {
    let scalars = Array(label.unicodeScalars)
    guard scalars.contains(where: { !$0.isASCII }) else { return String(label) }
    let basic = scalars.filter(\.isASCII).map { UInt8($0.value) }
    var output = basic
    if !basic.isEmpty { output.append(UInt8(ascii: "-")) }
    guard encode(scalars.map { Int($0.value) }, done: basic.count, into: &output) else { return nil }
    return "xn--" + String(decoding: output, as: UTF8.self)
  }

  private static func encode(_ points: [Int], done basic: Int, into output: inout [UInt8]) -> Bool {
    var next = 128
    var delta = 0
    var bias = 72
    var done = basic
    while done < points.count {
      guard let smallest = points.filter({ $0 >= next }).min() else { return false }
      let (step, overflow) = (smallest - next).multipliedReportingOverflow(by: done + 1)
      guard !overflow else { return false }
      delta += step
      next = smallest
      for point in points {
        if point < next { delta += 1 }
        guard point == next else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: done + 1, first: done == basic)
        delta = 0
        done += 1
      }
      delta += 1
      next += 1
    }
    return true
  }

  private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var rest = delta
    var position = 36
    while true {
      let threshold = min(max(position - bias, 1), 26)
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      position += 36
    }
    output.append(digit(rest))
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? value + 97 : value - 26 + 48)
  }

  private static func adapted(_ delta: Int, count: Int, first: Bool) -> Int {
    var rest = first ? delta / 700 : delta / 2
    rest += rest / count
    var position = 0
    while rest > 455 {
      rest /= 35
      position += 36
    }
    return position + 36 * rest / (rest + 38)
  }
}
