import Testing

@testable import Templates

/// Tags, comments, delimiters and the lines they stand on.
struct TemplateParserTests {
  @Test(arguments: [
    ("a {{! a comment }} b", "a  b"),
    ("a\n  {{! alone on its line }}\nb", "a\nb"),
    ("{{! over\n two lines }}\nb", "b"),
    ("{{! with {{ inside }}b", "b"),
    ("a\r\n{{! alone }}\r\nb", "a\r\nb"),
  ])
  func commentsLeaveNothing(template: String, output: String) throws {
    #expect(try rendered(template) == output)
  }

  @Test(arguments: [
    ("{{=<% %>=}}<%x%> {{x}}", "X {{x}}"),
    ("{{= | | =}}|x||={{ }}=|{{x}}", "XX"),
    ("{{=[ ]=}}\n[#x]\n[.]\n[/x]\n", "X\n"),
    ("{{=<% %>=}}<%{x}%>", "X"),
  ])
  func delimitersChange(template: String, output: String) throws {
    #expect(try rendered(template, ["x": .text("X")]) == output)
  }

  @Test func delimitersHoldInTheirOwnTemplateOnly() throws {
    #expect(try rendered("{{=<% %>=}}<%>p%>", ["x": .text("X")], with: ["p": "{{x}}<%x%>"]) == "X<%x%>")
    #expect(try rendered("{{>p}}{{x}}<%x%>", ["x": .text("X")], with: ["p": "{{=<% %>=}}"]) == "X<%x%>")
  }

  @Test(arguments: [
    ("{{ x }}|{{{ x }}}|{{& x }}", "X|X|X"),
    ("{{ # x }}{{ . }}{{ / x }}", "X"),
    ("{{\n  x\n}}", "X"),
    ("{x} {{x}}} }}", "{x} X} }}"),
  ])
  func whiteSpaceInsideTagsCountsForNothing(template: String, output: String) throws {
    #expect(try rendered(template, ["x": .text("X")]) == output)
  }

  @Test(arguments: [
    ("a\n{{#x}}\nb\n{{/x}}\nc\n", "a\nb\nc\n"),
    ("a\n  {{#x}}  \n  b\n\t{{/x}}\nc", "a\n  b\nc"),
    ("a\r\n{{#x}}\r\nb\r\n{{/x}}\r\nc", "a\r\nb\r\nc"),
    ("{{#x}}\nb\n{{/x}}", "b\n"),
    ("a {{#x}}\nb\n{{/x}}", "a \nb\n"),
    ("{{#x}}{{/x}}\nb", "\nb"),
    ("  {{x}}\n", "  X\n"),
  ])
  func tagsAloneOnTheirLineTakeTheLineAway(template: String, output: String) throws {
    #expect(try rendered(template, ["x": .text("X")]) == output)
  }

  @Test func aByteOrderMarkIsDropped() throws {
    #expect(try rendered("\u{FEFF}{{! first }}\ntext") == "text")
    #expect(try rendered("\u{FEFF}text") == "text")
  }

  @Test func bytesThatAreNotUTF8PassThrough() throws {
    let set = TemplateSet(
      sources: [TemplateSource(name: "main", path: "main", text: [0x61, 0xff, 0x7b, 0x7b, 0x2e, 0x7d, 0x7d])],
      schema: SampleSchema.schema)
    var bytes: [UInt8] = []
    try set.render(#require(set.template("main")), value: .text("é"), into: &bytes)
    #expect(bytes == [0x61, 0xff, 0xc3, 0xa9])
  }
}
