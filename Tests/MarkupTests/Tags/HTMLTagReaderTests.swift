import Markup
import Testing

/// Pages and the tags that a browser's tokenizer finds in them.
@Suite struct HTMLTagReaderTests {
  @Test(arguments: [
    ("<p><a href=x>y</a></p>", "other a(href=x) /a /other"),
    ("<A HREF='x y' Title=\"a>b\" target=_top>", "a(href=x y title=a>b)"),
    ("<img/src=a.png/alt>", "img(src=a.png/alt)"),
    ("<img src=a.png / alt>", "img(src=a.png alt=)"),
    ("<img alt src = \"\n a \">", "img(alt= src=\n a )"),
    ("<a href=1 href=2 id=\"\">", "a(href=1 id=)"),
    ("<a =href=x href=y>", "a(href=y)"),
    ("<a href=>x", "a(href=)"),
    ("a < b <3 <> </> </3> <a>", "a"),
    ("<?php <a> ?><a id=1>", "a(id=1)"),
    ("<!doctype html><!ENTITY x><a>", "a"),
    ("<!-- <a> --><!--><a id=1><!---><a id=2><!-- --!><a id=3><!-- -- > <a>", "a(id=1) a(id=2) a(id=3)"),
    ("<![CDATA[<a id=1>]]><a>", "a"),
    ("<svg><![CDATA[<a>]]><use href=#x /></svg><a>", "svg use(href=#x) /svg a"),
    ("<svg><script href=a.js /><a></svg>", "svg script(href=a.js) a /svg"),
    ("<title><a></title ><textarea><a></TEXTAREA><a>", "title /title textarea /textarea a"),
    ("<style>a > b {}</styles><a></style>", "style /style"),
    ("<iframe src=x><a></iframe>", "iframe(src=x) /iframe"),
    ("<plaintext><a></plaintext>", "plaintext"),
    ("<script>if (a<b) '<a>'</script><a>", "script /script a"),
    ("<script><!-- <script> </script> <a> --></script><a>", "script /script a"),
    ("<script><!--> <script> </script><a>", "script /script a"),
    ("<script/><a>", "script"),
    ("<noscript><img src=x></noscript>", "noscript img(src=x) /noscript"),
    ("<a href=\"x><img src=y>", ""),
    ("<a href", ""),
  ])
  func tags(_ page: String, _ tags: String) {
    #expect(Self.tags(page) == tags)
  }

  @Test(arguments: [
    ("a&amp;b", "a&b"), ("?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"), ("&copy", "©"), ("&copyx", "&copyx"),
    ("&copy;=", "©="), ("&hellip", "&hellip"), ("&hellip;", "…"), ("&#47;&#x2f;&#X2F", "///"), ("&#128;", "€"),
    ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&nonsense;&;&#;&#x;", "&nonsense;&;&#;&#x;"),
    ("&#0000000000065;", "A"), ("films/ä", "films/ä"),
  ])
  func valuesAreDecoded(_ written: String, _ value: String) {
    #expect(Self.tags("<a href=\"\(written)\">") == "a(href=\(value))")
  }

  @Test func scriptsGiveTheirText() {
    let source = Array("<script> a </script>".utf8)
    var texts: [String] = []
    HTMLTagReader.read(source) { texts.append(String(decoding: source[$0.contents], as: UTF8.self)) }
    #expect(texts == [" a ", ""])
  }

  @Test func aMillionOpenThingsTakeNoTime() {
    for part in ["<a href='", "<!--", "<script>", "<title>", "<svg><![CDATA[", "<", "</", "<!", "<a href=x "] {
      #expect(Self.tags(String(repeating: part, count: 200_000)).count < 20_000_000)
    }
  }

  private static func tags(_ page: String) -> String {
    let source = Array(page.utf8)
    var tags: [String] = []
    HTMLTagReader.read(source) { tag in
      let values = tag.attributes.map { "\($0.name.rawValue)=\($0.text(in: source))" }
      let list = values.isEmpty ? "" : "(\(values.joined(separator: " ")))"
      tags.append("\(tag.isEnd ? "/" : "")\(tag.name.rawValue)\(list)")
    }
    return tags.joined(separator: " ")
  }
}

@Suite struct LineCursorTests {
  @Test func linesAndColumns() {
    var cursor = LineCursor(Array("\u{FEFF}ab\nä<c\r\n\n<d".utf8))
    let places = [3, 4, 6, 8, 12, 13, 99].map { cursor.location(of: $0) }
    #expect(places.map { "\($0.line):\($0.column)" } == ["1:1", "1:2", "2:1", "2:2", "3:1", "4:1", "4:3"])
  }
}
