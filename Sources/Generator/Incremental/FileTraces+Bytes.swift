import Markup

/// Traces in the form of the record. Those that are the same as nothing said take a few bytes.
extension FileTraces {
  func encoding() -> [UInt8] {
    var writer = RecordWriter(reserving: list.count * 300)
    writer.put(addresses)
    writer.put(list: list) { writer, entry in
      writer.put(entry.file.text)
      writer.put(entry.trace)
    }
    return writer.bytes
  }

  /// Nil when the bytes are none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = RecordReader(bytes)
    do throws(RecordReader.Damaged) {
      addresses = try reader.print()
      list = try reader.list { reader throws(RecordReader.Damaged) in
        guard let path = OutputPath(try reader.text()) else { throw RecordReader.Damaged() }
        return (path, try reader.trace())
      }
    } catch { return nil }
  }
}

extension RecordWriter {
  fileprivate mutating func put(_ trace: FileTrace) {
    put(trace.key)
    put(trace.answers)
    put(trace.digest.firstParagraph)
    put(trace.digest.wordCount)
    put(list: trace.links) { writer, link in
      writer.put(link.destination)
      writer.put(link.isImage ? 1 : 0)
      writer.put(link.location.line)
      writer.put(link.location.column)
    }
    put(list: trace.copies) { writer, copy in
      writer.put(copy.source)
      writer.put(copy.path.string)
    }
    put(list: trace.diagnostics) { $0.put($1) }
  }
}

extension RecordReader {
  fileprivate mutating func trace() throws(Damaged) -> FileTrace {
    var trace = FileTrace(key: try print(), answers: try print())
    trace.digest = PageDigest(firstParagraph: try text(), wordCount: try int())
    trace.links = try list { reader throws(Damaged) in
      MarkdownLink(
        destination: try reader.text(), isImage: try reader.int() != 0,
        location: SourceLocation(line: try reader.int(), column: try reader.int()))
    }
    trace.copies = try list { reader throws(Damaged) in
      let source = try reader.text()
      return (source, URLPath.root.appending(file: String(try reader.text().dropFirst())))
    }
    trace.diagnostics = try list { reader throws(Damaged) in try reader.diagnostic() }
    return trace
  }
}
