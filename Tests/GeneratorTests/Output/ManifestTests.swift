import Testing

@testable import Generator

@Suite struct ManifestTests {
  func paths(_ names: String...) -> [OutputPath] { names.compactMap { OutputPath($0) } }

  @Test func isReadAsWritten() {
    let manifest = Manifest(output: "/srv/100%/a\nb", paths: paths("a.html", "b/ü.html"))
    let text = "sitegen manifest 1\noutput /srv/100%25/a%0Ab\na.html\nb/ü.html\n"
    #expect(String(decoding: manifest.bytes, as: UTF8.self) == text)
    #expect(Manifest(Array(text.utf8)) == manifest)
  }

  @Test(arguments: ["", "\n", "a.html\n", "sitegen manifest 2\noutput .\na.html\n", "sitegen manifest 1\na.html\n"])
  func isNone(_ text: String) {
    #expect(Manifest(Array(text.utf8)) == nil)
  }

  @Test func leavesOutUnsafeLinesAndSorts() {
    let text = "sitegen manifest 1\noutput .\nb\n../x\n\n/y\na\n"
    #expect(Manifest(Array(text.utf8))?.paths == paths("a", "b"))
  }

  @Test func tellsWhatIsGone() {
    let manifest = Manifest(output: ".", paths: paths("a", "b", "c/d", "e"))
    #expect(manifest.paths(goneIn: paths("a", "c", "c/d", "f")) == paths("b", "e"))
    #expect(manifest.paths(goneIn: []) == manifest.paths)
  }

  @Test func aJournalIsReadAsWritten() {
    let journal = Journal(deletions: paths("old.html"), files: paths("a.html", "b.html"))
    let text = "sitegen journal 1\n-old.html\n+a.html\n+b.html\nend\n"
    #expect(String(decoding: journal.bytes, as: UTF8.self) == text)
    #expect(Journal(Array(text.utf8)) == journal)
  }

  @Test(arguments: [
    "", "sitegen journal 1\n-old.html\n", "sitegen journal 1\n-../x\nend\n", "sitegen journal 1\n?a\nend\n",
    "sitegen journal 9\nend\n",
  ])
  func aJournalThatIsNotWholeIsNone(_ text: String) {
    #expect(Journal(Array(text.utf8)) == nil)
  }
}
