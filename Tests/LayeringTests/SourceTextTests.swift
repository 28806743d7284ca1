import Testing

/// The reader behind `LayeringTests`: were it blind, they would find nothing to complain about.
struct SourceTextTests {
  @Test func findsImportsWhateverStandsBefore() {
    let source = SourceText(
      path: "A/B.swift",
      text: """
        public import Markup
        @_spi(_Unicode) import Swift
          import Glibc
        import struct Yams.Node
        // import Foundation
        let text = "import Darwin"
        """)
    #expect(source.imports == ["Markup", "Swift", "Glibc", "Yams"])
  }

  @Test func leavesCommentsAndTextsOut() {
    let source = SourceText(
      path: "A/B.swift",
      text: #"""
        /// unsafe
        let a = "unsafe \" unsafe" + b // unsafe
        let c = """
          unsafe
          """ + d
        let unsafeHTML = 1
        """#)
    #expect(source.words == ["let", "a", "b", "c", "d", "unsafeHTML", "1"])
  }

  @Test func findsTheKeyword() {
    #expect(SourceText(path: "A/B.swift", text: "let a = unsafe f(\"x\")").words.contains("unsafe"))
  }

  @Test func readsTheWholeTree() {
    #expect(SourceText.all.count > 100)
    #expect(SourceText.all.contains { $0.path == "Generator/Build.swift" && $0.text.contains("struct Build") })
  }
}
