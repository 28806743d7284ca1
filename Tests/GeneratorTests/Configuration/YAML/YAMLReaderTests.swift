import Markup
import Testing

@testable import Generator

@Suite struct YAMLReaderTests {
  private func problem(_ text: String, firstLine: Int = 1) -> String? {
    do throws(YAMLError) {
      _ = try YAMLReader.read(Array(text.utf8)[...], file: "a.yml", firstLine: firstLine)
      return nil
    } catch {
      return error.diagnostic.line
    }
  }

  @Test(arguments: [
    ("title: [a\nfoo: bar\n", "a.yml:2:4"), ("a: b: c\n", "a.yml:1:5"), ("a: 'open\n", "a.yml:2:1"),
    ("a: b\n\tc: d\n", "a.yml:2:1"),
    ("a: @b\n", "a.yml:1:4"), ("a: \"\\q\"\n", "a.yml:1:5"), ("a: *nobody\n", "a.yml:1:4"),
  ])
  func syntaxErrorsHaveAPlace(_ text: String, _ place: String) {
    #expect(
      problem(text)?.hasPrefix("\(place): error[yaml-syntax]: this is not valid YAML") == true, "\(problem(text) ?? "")"
    )
  }

  @Test func placesCountFromTheFirstLineOfTheFile() {
    #expect(problem("a: 1\nb: @c\n", firstLine: 7)?.hasPrefix("a.yml:8:4: ") == true)
  }

  @Test(arguments: ["a: 1\nb: 2\na: 3\n", "a: {b: 1, b: 2}\n", "x: # comment\n  a: 1\n  a: 2\n"])
  func aKeyThatStandsTwiceIsAnError(_ text: String) {
    #expect(problem(text)?.contains("stands here") == true, "\(problem(text) ?? "")")
  }

  @Test func textThatIsNotUTF8HasItsLine() {
    do throws(YAMLError) {
      _ = try YAMLReader.read([0x61, 0x3A, 0x20, 0x62, 0x0A, 0x63, 0x3A, 0x20, 0xFF][...], file: "a.yml")
      #expect(Bool(false))
    } catch {
      #expect(error.diagnostic.line == "a.yml:2:1: error[yaml-syntax]: this is not UTF-8 text")
    }
  }

  @Test func anchorsAndAliases() throws {
    let node = try YAMLReader.read(Array("a: &x [1, 2]\nb: *x\n".utf8)[...], file: "a.yml")
    guard case .mapping(let entries) = node.content else { return #expect(Bool(false)) }
    #expect(entries[0].value.content == entries[1].value.content)
  }

  /// Nine lists of nine, each of the one before: 9⁹ values.
  @Test func aliasesThatMultiplyAreRefusedQuickly() {
    let lists = "abcdefghi".map(String.init)
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, below) in zip(lists.dropFirst(), lists) {
      text += "\(name): &\(name) [\(Array(repeating: "*\(below)", count: 9).joined(separator: ", "))]\n"
    }
    #expect(problem(text)?.contains("the aliases here multiply to over 100000 values") == true)
  }

  @Test(arguments: [
    "a: &a x\n*a : y\n", "a: &a x\n? *a\n: y\n", "a: &a [x]\nb: {*a : y}\n", "a: &a [x]\nb: {[*a]: y}\n",
  ])
  func anAliasInAKeyIsRefused(_ text: String) {
    #expect(
      problem(text)?.contains("an alias (*name) cannot be part of a mapping's key") == true, "\(problem(text) ?? "")")
  }

  @Test(arguments: [
    String(repeating: "[", count: 50_000), "a: " + String(repeating: "{a: ", count: 5000),
    String(repeating: "- ", count: 5000) + "x",
    "a: " + String(repeating: "[", count: 200_000),
    "a: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
    (0..<300).map { String(repeating: " ", count: $0 * 10) + "a:\n" }.joined(),
  ])
  func deepNestingIsRefusedBeforeItIsRead(_ text: String) {
    #expect(problem(text) == "a.yml: error[yaml-syntax]: lists and mappings are nested more than 100 deep")
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n"])
  func nothingIsAnEmptyMapping(_ text: String) throws {
    #expect(try YAMLReader.read(Array(text.utf8)[...], file: "a.yml").content == .mapping([]))
  }

  @Test(arguments: ["[a]: b\n", "? {a: b}\n: c\n"])
  func aKeyMustBeAWord(_ text: String) {
    #expect(problem(text)?.contains("a key must be a single word") == true, "\(problem(text) ?? "")")
  }

  @Test func valuesTypedElsewhere() throws {
    let place = Place(file: "--set")
    #expect(try YAMLReader.value("No: x", place: place).content == .scalar("No: x", plain: true))
    let list = try YAMLReader.value("[a, b]", place: place)
    #expect(list.place == place)
    #expect(list.kind == "a list")
    #expect(throws: YAMLError.self) { try YAMLReader.value("[a", place: place) }
  }
}
