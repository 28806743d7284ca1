import FoundationEssentials
import Generator
import Markup

/// JSON for other programs.
enum JSONText {
  /// On one line, with its end.
  static func line(_ value: some Encodable) -> String { text(value, [.sortedKeys, .withoutEscapingSlashes]) }

  static func pretty(_ value: some Encodable) -> String {
    text(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  private static func text(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    // Only numbers without a value could fail, and none of ours are.
    guard let data = try? encoder.encode(value) else { return "{}\n" }
    return String(decoding: escaped(Array(data)), as: UTF8.self) + "\n"
  }

  /// With `\u009B` for what could command a terminal or turn the direction of a line: outside its strings JSON has
  /// none of it, so that the values stay the same.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    guard let first = json.indices.first(where: { control(json, at: $0) != nil }) else { return json }
    var output = Array(json[..<first])
    var index = first
    while index < json.count {
      if let control = control(json, at: index) {
        output += "\\u\(String(control.value + 0x10000, radix: 16, uppercase: true).dropFirst())".utf8
        index += control.utf8.count
      } else {
        output.append(json[index])
        index += 1
      }
    }
    return output
  }

  /// What begins at that byte, if it is a control character that JSON itself leaves as it is.
  private static func control(_ json: [UInt8], at index: Int) -> Unicode.Scalar? {
    func bits(_ offset: Int) -> UInt32 { index + offset < json.count ? UInt32(json[index + offset] & 0x3F) : 0 }
    let value: UInt32
    switch json[index] {
    case 0x7F: value = 0x7F
    case 0xC2: value = 0x80 | bits(1)
    case 0xE2: value = 0x2000 | bits(1) << 6 | bits(2)
    case 0xEF: value = 0xF000 | bits(1) << 6 | bits(2)
    default: return nil
    }
    return Unicode.Scalar(value).flatMap { String.isControl($0) ? $0 : nil }
  }
}

/// A diagnostic as `--diagnostics json` prints it.
struct DiagnosticRecord: Encodable {
  var id: String
  var severity: String
  var file: String?
  var line: Int?
  var column: Int?
  var message: String
  var help: String?

  init(_ diagnostic: Diagnostic) {
    id = diagnostic.id
    severity = diagnostic.severity.rawValue
    file = diagnostic.file
    line = diagnostic.location?.line
    column = diagnostic.location?.column
    message = diagnostic.message
    help = diagnostic.help
  }
}

/// Workflow commands of GitHub Actions: `::error file=,line=,col=,title=::message`.
enum GitHubAnnotation {
  static func line(_ diagnostic: Diagnostic) -> String {
    var properties: [String] = []
    if let file = diagnostic.file { properties.append("file=\(property(file))") }
    if let location = diagnostic.location { properties += ["line=\(location.line)", "col=\(location.column)"] }
    properties.append("title=\(property(diagnostic.id))")
    let message = diagnostic.message + (diagnostic.help.map { " (\($0))" } ?? "")
    return "::\(diagnostic.severity.gitHubCommand) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A").printable
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension Diagnostic.Severity {
  fileprivate var gitHubCommand: String { self == .note ? "notice" : rawValue }
}

/// SARIF 2.1.0, as code scanning takes it.
struct SARIFLog: Encodable {
  private var version = "2.1.0"
  private var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  private var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case version, runs
    case schema = "$schema"
  }

  init(_ diagnostics: [Diagnostic]) {
    let ids = Set(diagnostics.map(\.id)).sorted()
    let driver = Driver(rules: ids.map { Rule(id: $0) })
    runs = [Run(tool: Tool(driver: driver), results: diagnostics.map(Result.init))]
  }

  private struct Run: Encodable {
    var tool: Tool
    var results: [Result]
  }

  private struct Tool: Encodable { var driver: Driver }

  private struct Driver: Encodable {
    var name = "sitegen"
    var version = Version.current
    var rules: [Rule]
  }

  private struct Rule: Encodable { var id: String }

  private struct Message: Encodable { var text: String }

  private struct Result: Encodable {
    var ruleId: String
    var level: String
    var message: Message
    var locations: [Location]

    init(_ diagnostic: Diagnostic) {
      ruleId = diagnostic.id
      level = diagnostic.severity.rawValue
      message = Message(text: diagnostic.message + (diagnostic.help.map { " (\($0))" } ?? ""))
      locations = diagnostic.file.map { [Location($0, diagnostic)] } ?? []
    }
  }

  private struct Location: Encodable {
    var physicalLocation: Physical

    struct Physical: Encodable {
      var artifactLocation: Artifact
      var region: Region?
    }

    struct Artifact: Encodable { var uri: String }

    struct Region: Encodable {
      var startLine: Int
      var startColumn: Int
    }

    init(_ file: String, _ diagnostic: Diagnostic) {
      physicalLocation = Physical(
        artifactLocation: Artifact(uri: Self.uri(file)),
        region: diagnostic.location.map { Region(startLine: $0.line, startColumn: $0.column) })
    }

    private static func uri(_ file: String) -> String {
      if file.contains("://") { return file.replacing(" ", with: "%20") }
      return (file.hasPrefix("/") ? "file://" : "") + Escape.percent(file, keeping: "/!$&'()*+,;=@")
    }
  }
}
