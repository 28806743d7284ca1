import ArgumentParser

/// `--color`.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Colours of a terminal, or none.
struct Style {
  let isColored: Bool

  /// `NO_COLOR` (no-color.org) counts unless colour was asked for.
  init(_ choice: ColorChoice, environment: [String: String], isInteractive: Bool) {
    switch choice {
    case .always: isColored = true
    case .never: isColored = false
    case .auto:
      isColored = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
  }

  static let plain = Style(.never, environment: [:], isInteractive: false)

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func red(_ text: String) -> String { wrapped(text, "1;31") }
  func yellow(_ text: String) -> String { wrapped(text, "1;33") }
  func green(_ text: String) -> String { wrapped(text, "32") }
  func faint(_ text: String) -> String { wrapped(text, "2") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// Without what could command a terminal or disguise what it shows: texts of feeds and files are printed too.
  var printable: String {
    if utf8.allSatisfy({ $0 &- 0x20 < 0x5F }) { return self }
    guard unicodeScalars.contains(where: Self.isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { Self.isControl($0) ? "\u{FFFD}" : $0 }))
  }

  /// The controls of ASCII and ISO 6429; what turns the direction of a line; what ends a line or a paragraph; what hides
  /// a gloss behind a text.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}
