import Markup

/// What the making of one file of the output read and said, so that it can be left out when all of it is the same.
struct FileTrace: Sendable {
  /// Of everything it read that is known beforehand (`TraceKeys`).
  var key: Fingerprint
  /// Links of the Markdown that may lead to pages and files of the site.
  var links: [MarkdownLink] = []
  /// Of what these came to.
  var answers = Fingerprint()
  /// What lists need of the page.
  var digest = PageDigest()
  var copies: [(source: String, path: URLPath)] = []
  var diagnostics: [Diagnostic] = []
}

/// The traces of a build, and what all links were answered from.
struct FileTraces: Sendable {
  var list: [(file: OutputPath, trace: FileTrace)] = []
  /// Of all addresses that a link may lead to: while it is the same, no link needs to be asked for again.
  var addresses = Fingerprint()
  /// All this as the record has it, once that was asked for.
  private(set) var bytes: [UInt8] = []

  var encoded: FileTraces {
    var traces = self
    traces.bytes = encoding()
    return traces
  }
}

extension Site {
  /// Of all that `LinkResolver` knows.
  var addressBook: Fingerprint {
    var print = Fingerprint()
    for index in pages.indices {
      if let file = pages[index].source?.file.path { print.add(file) }
      print.add(pages[index].path.string)
    }
    for file in held.keys.sorted() { print.add("\(file) \(held[file]?.rawValue ?? "")") }
    for file in files.assets.keys.sorted() { print.add(file) }
    return print
  }

  /// Of what these links of a page come to.
  func answers(_ links: [MarkdownLink], on page: borrowing Page) -> Fingerprint {
    guard !links.isEmpty else { return Fingerprint() }
    let resolver = LinkResolver(site: self, page: copy page)
    var print = Fingerprint()
    for link in links {
      let answer = resolver.resolve(link)
      print.add(answer.destination)
      print.add(answer.problem?.message)
      print.add(answer.problem?.help)
      print.add(answer.copied?.source)
      print.add(answer.copied?.path.string)
    }
    return print
  }
}
