import Foundation
import Testing

@testable import Templates

/// Runs the data of the Mustache specification (github.com/mustache/spec, `specs/*.json`) if `MUSTACHE_SPEC` names the
/// folder that holds it.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MUSTACHE_SPEC"] != nil))
struct OfficialSuiteTests {
  static let modules = [
    "comments", "delimiters", "dynamic-names", "inheritance", "interpolation", "inverted", "partials", "sections",
  ]

  /// Text is escaped whatever braces are written: this is what we give in place of the official result.
  static let exceptions = [
    "interpolation: Triple Mustache":
      "These characters should not be HTML escaped: &amp; &quot; &lt; &gt;\n",
    "interpolation: Ampersand":
      "These characters should not be HTML escaped: &amp; &quot; &lt; &gt;\n",
    "interpolation: Implicit Iterators - Triple Mustache":
      "These characters should not be HTML escaped: &amp; &quot; &lt; &gt;\n",
    "interpolation: Implicit Iterators - Ampersand":
      "These characters should not be HTML escaped: &amp; &quot; &lt; &gt;\n",
    "sections: Implicit Iterator - Triple mustache": "\"(&amp;)(&quot;)(&lt;)(&gt;)\"",
    "sections: Implicit Iterator - Ampersand": "\"(&amp;)(&quot;)(&lt;)(&gt;)\"",
    "partials: Standalone Indentation": "\\\n |\n &lt;\n-&gt;\n |\n/\n",
    "dynamic-names: Standalone Indentation": "\\\n |\n &lt;\n-&gt;\n |\n/\n",
    "inheritance: Triple Mustache": "default &lt;baz&gt; content\n",
  ]

  @Test(arguments: modules)
  func module(_ module: String) throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MUSTACHE_SPEC"])
    let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent("\(module).json"))
    let suite = try JSONDecoder().decode(OfficialSuite.self, from: data)
    #expect(!suite.tests.isEmpty)
    for test in suite.tests {
      let name = "\(module): \(test.name)"
      #expect(try test.rendered() == Self.exceptions[name] ?? test.expected, "\(name)")
    }
  }
}

struct OfficialSuite: Decodable {
  var tests: [OfficialTest]
}

struct OfficialTest: Decodable {
  var name: String
  var data: JSON
  var template: String
  var partials: [String: String]?
  var expected: String

  func rendered() throws -> String {
    let texts = (partials ?? [:]).merging(["": template]) { $1 }
    let set = TemplateSet(
      sources: texts.sorted { $0.key < $1.key }.map { TemplateSource(name: $0, path: $0, text: $1) },
      schema: TemplateSchema(root: RecordType("root", [])))
    var bytes: [UInt8] = []
    try set.render(#require(set.template("")), value: data.value, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

enum JSON: Decodable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let int = try? container.decode(Int.self) {
      self = .int(int)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([JSON].self) {
      self = .array(array)
    } else if let object = try? container.decode([String: JSON].self) {
      self = .object(object)
    } else {
      self = .null
    }
  }

  var value: TemplateValue {
    switch self {
    case .null: .none
    case .bool(let bool): .bool(bool)
    case .int(let int): .int(int)
    case .number(let number): .text(String(number))
    case .string(let string): .text(string)
    case .array(let array): .list(array.map(\.value))
    case .object(let object): .record(DynamicRecord(object.map { ($0, $1.value) }))
    }
  }
}
