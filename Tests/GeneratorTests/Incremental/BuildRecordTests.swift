import Markup
import Testing

@testable import Generator

@Suite struct BuildRecordTests {
  private func record() throws -> BuildRecord {
    let path = try #require(OutputPath("a/index.html"))
    let mark = FileMark(size: 3, modified: -5, inode: .max)
    let place = Place(file: "content/a.md", location: SourceLocation(line: 7, column: 3))
    var source = SourceReport(id: "talks", address: "feeds/talks.xml", status: .local)
    source.items = 12
    var trace = FileTrace(key: Fingerprint([1]))
    trace.links = [MarkdownLink(destination: "b.md", isImage: true, location: .start)]
    trace.copies = [("a/LICENSE", URLPath.root.appending("a").appending(file: "LICENSE"))]
    trace.diagnostics = [Diagnostic(.brokenLink, .warning, at: place, "no", help: "yes")]
    let traces = FileTraces(list: [(path, trace)], addresses: Fingerprint([2])).encoded
    return BuildRecord(
      basis: Fingerprint([3]), output: "public", clock: RecordedClock(started: 1, said: 2, holds: .min ..< .max),
      asksNetwork: true, names: [Fingerprint([4])],
      inputs: [RecordedInput(path: "content/ä.md", mark: .missing, print: Fingerprint([5]))],
      outputs: [
        RecordedOutput(path: path, mark: mark, print: Fingerprint([6])),
        RecordedOutput(path: path, mark: mark, source: ("static/a", .missing)),
      ], state: [RecordedInput(path: "manifest", mark: mark, print: Fingerprint([7]))],
      report: RecordedReport(pages: 4, sources: [source], diagnostics: trace.diagnostics),
      traces: RecordedTraces(bytes: traces.bytes[...]))
  }

  @Test func whatIsWrittenCanBeRead() throws {
    let bytes = try record().bytes
    let read = try #require(BuildRecord(bytes))
    #expect(read.bytes == bytes)
    #expect((read.output, read.clock.said, read.asksNetwork, read.report.pages) == ("public", 2, true, 4))
    #expect(read.outputs.map(\.source?.path) == [nil, "static/a"])
    #expect(read.inputs.map(\.path) == ["content/ä.md"])
    #expect(read.report.sources.map(\.items) == [12])
    let trace = try #require(FileTraces(read.traces.bytes)?.list.first?.trace)
    #expect(trace.copies.map(\.path.string) == ["/a/LICENSE"])
    #expect(trace.diagnostics.map(\.line) == ["content/a.md:7:3: warning[broken-link]: no"])
    #expect(trace.diagnostics.map(\.help) == ["yes"])
  }

  /// Cut short or changed anywhere, it is none.
  @Test func damage() throws {
    let bytes = try record().bytes
    for index in bytes.indices {
      #expect(BuildRecord(Array(bytes[..<index])) == nil)
      var other = bytes
      other[index] ^= 0x20
      #expect(BuildRecord(other) == nil)
    }
  }
}

@Suite struct FileMarkTests {
  private let status = FileStatus(
    kind: .file, size: 3, modified: 100, changed: 200, identity: .init(device: 1, inode: 9))

  @Test func isBelievedWhenTheLastChangeWasBefore() {
    #expect(FileMark(status).holds(status, before: 201))
    #expect(!FileMark(status).holds(status, before: 200))
    var other = status
    other.size = 4
    #expect(!FileMark(status).holds(other, before: 201))
    other = status
    other.identity.inode = 8
    #expect(!FileMark(status).holds(other, before: 201))
  }

  @Test func ofNothing() {
    #expect(FileMark.missing.holds(nil, before: 0))
    #expect(!FileMark.missing.holds(status, before: 300))
    #expect(!FileMark(status).holds(nil, before: 300))
  }
}
