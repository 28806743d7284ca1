import Markup
import Testing

@testable import Generator

/// The quick reader never disagrees with the full one where it answers.
@Suite struct PlainYAMLTests {
  private func quick(_ text: String) -> YAMLNode? { PlainYAML.read(Array(text.utf8)[...], file: "a.md", firstLine: 2) }

  /// What the full reader says; nil when it refuses.
  private func full(_ text: String) -> YAMLNode? { try? YAMLReader.compose(text, file: "a.md", firstLine: 2) }

  private static let documents = [
    "title: First\n", "title: First", "title:   First  \ndate: 2026-06-01\n", "a: b\n\n\nc: d\n", "a:\nb: c\n", "a:\n",
    "a: 'quoted'\nb: \"double\"\n", "a: ''\nb: \"\"\n", "a: [b, c]\n", "a: []\nb: {}\n", "a: [b, 'c, d', \"e\"]\n",
    "a: {b: c, d: 'e'}\n", "a: {b: {c: d}, e: [f, [g]]}\n", "a:\n  b: c\n  d:\n    e: f\ng: h\n", "a:\n    b: c\n",
    "a: https://h.example/x?y=z\n", "a: 16:9\n", "a: b c d\n", "a: b#c\n", "a: über\né: x\n",
    "a: No\nb: 0123\nc: ~\nd: null\n",
    "a: [b,c]\n", "a: [ b , c ]\n", "a: {b: 1,c: 2}\n", "a: (x)\nb: /y/\nc: .5\n", "a: b:c\n", "a: [x:y]\n",
    "a: {b: x:y}\n",
    "a: b\n  \n", "\na: b\n", "a: ü 'b'\nc: \"ü\"\n", "a: x]y\n", "a: x, y\n", "a: [2026-06-01 10:00]\n",
  ]

  @Test(arguments: documents)
  func sameNodesAndPlaces(_ text: String) throws {
    if let node = quick(text) { #expect(node == full(text)) }
    #expect(full(text) != nil)
  }

  @Test func frontMatterAsItIsWrittenTakesTheQuickWay() {
    let text = """
      title: First light
      date: 2026-06-01
      tags: [sea, "long exposure"]
      gallery: {fid: AEAAQdbniShi, limit: 3}
      params:
        hero: yes
        note: 'a: b'

      """
    #expect(quick(text) != nil)
    #expect(quick(text) == full(text))
  }

  @Test(arguments: [
    "a: b # comment\n", "# comment\na: b\n", "- a\n", "a:\n- b\n", "a: |\n  x\n", "a: >\n  x\n", "a: &x b\n", "a: *x\n",
    "a: \"x\\n\"\n", "a: 'it''s'\n", "a: b\n  c\n", "a: !tag b\n", "a: b\na: c\n", "a: b: c\n", "a: [b\n", "a\n",
    "\ta: b\n",
    "a: b\r\n", "? a\n: b\n", "--- \na: b\n", "%YAML 1.1\n", "a: @b\n", "a: {b}\n", "", "  a: b\n  c: d\nx: y\n",
    "a: [b c: d]\n",
    "a: \"b\" c\n", "a: - b\n", "a: ? b\n", "a: [,]\n", "a: b\n   c: d\n",
  ])
  func whatIsDoubtfulIsLeftToTheFullReader(_ text: String) {
    if let node = quick(text) { #expect(node == full(text)) }
  }

  /// Small documents put together at random from what YAML is made of; the same ones each time.
  @Test func randomDocuments() {
    var random = Scrambler(state: 20_260_601)
    let parts = [
      "a", "b", "c1", ": ", ":", " ", "  ", "\n", "\n  ", "[", "]", "{", "}", ", ", ",", "'", "\"", "x y", "-", "- ",
      "#",
      " #", "ü", "/", "16:9", "~", "null", "&", "*", "|", ">", "?", "%", "@", "\n\n", "a: b\n", "k: [v, w]\n",
      "m: {n: o}\n",
      "p:\n  q: r\n",
    ]
    var answered = 0
    for _ in 0..<6000 {
      let text = (0..<random.next(1...9)).map { _ in parts[random.next(0...(parts.count - 1))] }.joined()
      guard let node = quick(text) else { continue }
      answered += 1
      let other = full(text)
      #expect(node == other, "\(text.debugDescription)")
    }
    #expect(answered > 100)
  }
}

/// A small generator of the same numbers each time (Knuth's MMIX).
private struct Scrambler {
  var state: UInt64

  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }
}
