import Markup
import Syndication

/// The form of the file: a title, the fingerprint of what follows, then all parts in order.
extension BuildRecord {
  private static let title = Array("sitegen record 1\n".utf8)

  var bytes: [UInt8] {
    var writer = RecordWriter(reserving: outputs.count * 100 + inputs.count * 80 + traces.bytes.count)
    writer.put(basis)
    writer.put(output)
    writer.put(clock)
    writer.put(asksNetwork ? 1 : 0)
    writer.put(list: names) { $0.put($1) }
    for list in [inputs, state] { writer.put(list: list) { $0.put($1) } }
    writer.put(list: outputs) { $0.put($1) }
    writer.put(report)
    var head = RecordWriter()
    var print = Fingerprint(writer.bytes)
    print.add(traces.bytes)
    head.put(print)
    return Self.title + head.bytes + writer.bytes + traces.bytes
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.title) else { return nil }
    var reader = RecordReader(bytes[Self.title.count...])
    do throws(RecordReader.Damaged) {
      let print = try reader.print()
      let content = reader.remainder
      basis = try reader.print()
      output = try reader.text()
      clock = try reader.clock()
      asksNetwork = try reader.int() != 0
      names = try reader.list { reader throws(RecordReader.Damaged) in try reader.print() }
      inputs = try reader.list { reader throws(RecordReader.Damaged) in try reader.input() }
      state = try reader.list { reader throws(RecordReader.Damaged) in try reader.input() }
      outputs = try reader.list { reader throws(RecordReader.Damaged) in try reader.output() }
      report = try reader.report()
      traces = RecordedTraces(bytes: reader.remainder)
      var sum = Fingerprint()
      sum.add(content.dropLast(traces.bytes.count))
      sum.add(traces.bytes)
      guard sum == print else { return nil }
    } catch { return nil }
  }
}

extension RecordWriter {
  fileprivate mutating func put(_ clock: RecordedClock) {
    put(clock.started)
    put(clock.said) { $0.put($1) }
    put(clock.holds.lowerBound)
    put(clock.holds.upperBound)
  }

  fileprivate mutating func put(_ input: RecordedInput) {
    put(input.path)
    put(input.mark)
    put(input.print)
  }

  fileprivate mutating func put(_ output: RecordedOutput) {
    put(output.path.text)
    put(output.mark)
    put(output.print)
    put(output.source) { writer, source in
      writer.put(source.path)
      writer.put(source.mark)
    }
  }

  fileprivate mutating func put(_ report: RecordedReport) {
    put(report.pages)
    put(list: report.sources) { $0.put($1) }
    put(list: report.diagnostics) { $0.put($1) }
  }

  /// Of a feed among the site's files: all others ask the network, and then this list is not looked at.
  private mutating func put(_ source: SourceReport) {
    for text in [source.id, source.address, source.status.rawValue] { put(text) }
    put(source.items) { $0.put($1) }
    for text in [source.title, source.reason] { put(text) { $0.put($1) } }
  }

  mutating func put(_ diagnostic: Diagnostic) {
    for text in [diagnostic.id, diagnostic.severity.rawValue, diagnostic.message] { put(text) }
    for text in [diagnostic.file, diagnostic.help] { put(text) { $0.put($1) } }
    put(diagnostic.location) { writer, location in
      writer.put(location.line)
      writer.put(location.column)
    }
  }
}

extension RecordReader {
  fileprivate mutating func clock() throws(Damaged) -> RecordedClock {
    let started = try signed()
    let said = try optional { reader throws(Damaged) in try reader.signed() }
    let (from, to) = (try signed(), try signed())
    guard from <= to else { throw Damaged() }
    return RecordedClock(started: started, said: said, holds: from..<to)
  }

  fileprivate mutating func input() throws(Damaged) -> RecordedInput {
    RecordedInput(path: try text(), mark: try mark(), print: try print())
  }

  fileprivate mutating func output() throws(Damaged) -> RecordedOutput {
    guard let path = OutputPath(try text()) else { throw Damaged() }
    var output = RecordedOutput(path: path, mark: try mark(), print: try print())
    output.source = try optional { reader throws(Damaged) in (try reader.text(), try reader.mark()) }
    return output
  }

  fileprivate mutating func report() throws(Damaged) -> RecordedReport {
    RecordedReport(
      pages: try int(), sources: try list { reader throws(Damaged) in try reader.source() },
      diagnostics: try list { reader throws(Damaged) in try reader.diagnostic() })
  }

  private mutating func source() throws(Damaged) -> SourceReport {
    let (id, address) = (try text(), try text())
    guard let status = SourceReport.Status(rawValue: try text()) else { throw Damaged() }
    var source = SourceReport(id: id, address: address, status: status)
    source.items = try optional { reader throws(Damaged) in try reader.int() }
    source.title = try optional { reader throws(Damaged) in try reader.text() }
    source.reason = try optional { reader throws(Damaged) in try reader.text() }
    return source
  }

  mutating func diagnostic() throws(Damaged) -> Diagnostic {
    let id = try text()
    guard let severity = Diagnostic.Severity(rawValue: try text()) else { throw Damaged() }
    let message = try text()
    let file = try optional { reader throws(Damaged) in try reader.text() }
    let help = try optional { reader throws(Damaged) in try reader.text() }
    let location = try optional { reader throws(Damaged) in
      SourceLocation(line: try reader.int(), column: try reader.int())
    }
    return Diagnostic(
      id: id, severity, at: file.map { Place(file: $0, location: location) }, message, help: help)
  }
}
