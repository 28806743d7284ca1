import Markup

/// Subtitles as browsers take them (W3C WebVTT). SubRip, which the platform keeps, is converted: numbers go, commas in times
/// become points, and of its markup only bold, italic and underlined stay.
struct WebVTT: Sendable {
  let bytes: [UInt8]

  /// Nil for what holds no cue.
  init?(_ source: [UInt8]) {
    let text = Self.text(source)
    if text.hasPrefix("WEBVTT") {
      guard text.contains("-->") else { return nil }
      bytes = Array(text.utf8)
      return
    }
    var output = "WEBVTT\n"
    var cue: (time: String, lines: [Substring])?
    var cues = 0
    func close() {
      guard let (time, lines) = cue, !lines.isEmpty else { return }
      output += "\n\(time)\n\(lines.map { Self.line($0) }.joined(separator: "\n"))\n"
      cues += 1
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let time = Self.time(line) {
        // A number belongs to the cue that it stands before, with or without a blank line.
        if let last = cue?.lines.last, last.allSatisfy(\.isNumber) { cue?.lines.removeLast() }
        close()
        cue = (time, [])
      } else if line.allSatisfy(\.isWhitespace) {
        close()
        cue = nil
      } else {
        cue?.lines.append(line)
      }
    }
    close()
    guard cues > 0 else { return nil }
    bytes = Array(output.utf8)
  }

  /// UTF-8, else Latin 1, with line feeds at the ends of lines.
  private static func text(_ source: [UInt8]) -> String {
    let body = Array(source.withoutByteOrderMark)
    let text =
      String(validating: body, as: UTF8.self) ?? String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "\u{FFFD}")
  }

  /// `00:00:01,500 --> 00:00:02,000`, what follows left out; nil for any other line.
  private static func time(_ line: Substring) -> String? {
    guard let arrow = line.firstRange(of: "-->") else { return nil }
    let end = line[arrow.upperBound...].drop { $0 == " " }.prefix { $0 != " " && $0 != "\t" }
    guard let from = stamp(line[..<arrow.lowerBound]), let to = stamp(end) else { return nil }
    return "\(from) --> \(to)"
  }

  private static func stamp(_ text: Substring) -> String? {
    let parts = text.filter { !$0.isWhitespace }.split(omittingEmptySubsequences: false) { ":,.".contains($0) }
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    guard numbers.count == parts.count, (3...4).contains(parts.count), parts.last?.count == 3 else { return nil }
    let (seconds, minutes) = (numbers[numbers.count - 2], numbers[numbers.count - 3])
    let hours = numbers.count == 4 ? numbers[0] : 0
    guard seconds < 60, minutes < 60, hours < 1000 else { return nil }
    return "\(two(hours)):\(two(minutes)):\(two(seconds)).\(parts[parts.count - 1])"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Markup that WebVTT knows, everything else as text.
  private static func line(_ line: Substring) -> String {
    var output = ""
    var rest = line
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        let tag = rest[...end].lowercased()
        if ["<b>", "<i>", "<u>", "</b>", "</i>", "</u>"].contains(tag) { output += tag }
        if tag.hasPrefix("<font") || tag == "</font>" || output.hasSuffix(tag) {
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      switch first {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      default: output.append(first)
      }
      rest = rest.dropFirst()
    }
    return output
  }
}
