import Markup
import Testing

@testable import Generator

@Suite struct MappingReaderTests {
  private func reader(_ yaml: String) throws -> MappingReader {
    MappingReader(try YAMLReader.read(Array(yaml.utf8)[...], file: "a.yml"))
  }

  @Test(arguments: [
    ("titel: x", "unknown key 'titel'; did you mean 'title'?"),
    ("tilte: x", "unknown key 'tilte'; did you mean 'title'?"),
    ("Title: x", "unknown key 'Title'; did you mean 'title'?"), ("colour: x", "unknown key 'colour'"),
  ])
  func whatNobodyTookIsUnknown(_ yaml: String, _ message: String) throws {
    var reader = try reader(yaml)
    _ = reader.text("title")
    reader.finish()
    #expect(reader.diagnostics.map(\.line) == ["a.yml:1:1: error[unknown-key]: \(message)"])
    #expect(reader.diagnostics.map(\.help) == ["keys here: title"])
  }

  @Test(arguments: [
    ("true", true), ("yes", true), ("On", true), ("false", false), ("No", false), ("OFF", false),
  ])
  func yesAndNo(_ text: String, _ expected: Bool) throws {
    var reader = try reader("a: \(text)")
    #expect(reader.bool("a") == expected)
  }

  @Test(arguments: ["a: 1", "a: x", "a: [true]", "a: {b: c}"])
  func neitherYesNorNo(_ yaml: String) throws {
    var reader = try reader(yaml)
    #expect(reader.bool("a") == nil)
    #expect(reader.diagnostics.map(\.location) == [SourceLocation(line: 1, column: 4)])
  }

  @Test(arguments: ["a:", "a: ~", "a: null", "b: x"])
  func nullIsAbsent(_ yaml: String) throws {
    var reader = try reader(yaml)
    #expect(reader.text("a") == nil)
    #expect(reader.diagnostics == [])
  }

  @Test func quotedNullIsText() throws {
    var reader = try reader("a: 'null'")
    #expect(reader.text("a") == "null")
  }

  @Test func numbersHaveARange() throws {
    var reader = try reader("a: 5\nb: 11\nc: 1.5")
    #expect(reader.int("a", in: 0...10) == 5)
    #expect(reader.int("b", in: 0...10) == nil)
    #expect(reader.int("c", in: 0...10) == nil)
    #expect(
      reader.diagnostics.map(\.line) == [
        "a.yml:2:4: error[bad-value]: 'b' must be a whole number from 0 to 10, not '11'",
        "a.yml:3:4: error[bad-value]: 'c' must be a whole number from 0 to 10, not '1.5'",
      ])
  }

  @Test func choicesSuggest() throws {
    var reader = try reader("mode: lst")
    #expect(reader.choice("mode", EmbedSettings.Mode.self) == nil)
    #expect(
      reader.diagnostics.map(\.line) == ["a.yml:1:7: error[bad-value]: 'mode' cannot be 'lst'; did you mean 'list'?"])
    #expect(reader.diagnostics.first?.help == "one of script, iframe, video, list, none")
  }

  @Test func oneValueIsAListOfOne() throws {
    var reader = try reader("a: x\nb: [x, [y], z]")
    #expect(reader.texts("a")?.map(\.text) == ["x"])
    #expect(reader.texts("b")?.map(\.text) == ["x", "z"])
    #expect(reader.diagnostics.map(\.line) == ["a.yml:2:8: error[wrong-type]: 'b' must be a single value, not a list"])
  }

  @Test func nestedMappingsNameTheWholeKey() throws {
    var reader = try reader("feeds: {ttl: x, tll: y}")
    reader.mapping("feeds") { _ = $0.int("ttl", in: 0...1) }
    reader.finish()
    #expect(
      reader.diagnostics.map(\.line) == [
        "a.yml:1:14: error[bad-value]: 'feeds.ttl' must be a whole number from 0 to 1, not 'x'",
        "a.yml:1:17: error[unknown-key]: unknown key 'feeds.tll'; did you mean 'ttl'?",
      ])
  }

  @Test func aMappingThatIsNone() throws {
    var reader = try reader("feeds: [a]")
    reader.mapping("feeds") { _ = $0.text("ttl") }
    #expect(reader.diagnostics.map(\.line) == ["a.yml:1:8: error[wrong-type]: 'feeds' must be a mapping, not a list"])
  }
}
