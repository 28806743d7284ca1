import Cincopa
import Markup
import Syndication
import Templates
import Testing

/// Whatever bytes come in, readers give a value that keeps its promises or an error, and never trap.
struct FuzzTests {
  @Test(arguments: Specimen.feeds)
  func feed(specimen: Specimen) throws {
    for bytes in specimen.beginnings { try read(bytes) }
    for bytes in specimen.damagedCopies { try read(bytes) }
  }

  /// A feed that was read has ids, each once, and can be written as JSON that reads again.
  private func read(_ bytes: [UInt8]) throws {
    let parser = FeedParser(dialects: [CincopaJSON2.self, CincopaJSON1.self])
    guard let feed = try? parser.parse(bytes, base: WebURL("https://feeds.example/a/")) else { return }
    let ids = feed.entries.map(\.id)
    #expect(!ids.contains(""))
    #expect(Set(ids).count == ids.count)
    let line = JSONFeedWriter.line(feed)
    #expect(!line.contains(UInt8(ascii: "\n")))
    let written = try JSONDocument.parse(line)
    #expect(written.problems.isEmpty)
  }

  @Test(arguments: Specimen.feeds + Specimen.pages)
  func sanitizer(specimen: Specimen) {
    let sanitizer = Sanitizer()
    for bytes in specimen.damagedCopies {
      let clean = sanitizer.sanitize(bytes)
      #expect(clean.hasNothingActive, "\(specimen.path)")
      #expect(sanitizer.sanitize(clean.bytes) == clean, "\(specimen.path)")
    }
  }

  @Test(arguments: Specimen.pages)
  func markdown(specimen: Specimen) {
    for bytes in specimen.damagedCopies {
      let document = MarkdownDocument.render(bytes[...], options: MarkdownOptions())
      #expect(document.html.hasNothingActive, "\(specimen.path)")
      #expect(Set(document.headings.map(\.id)).count == document.headings.count, "\(specimen.path)")
    }
  }

  @Test(arguments: Specimen.templates)
  func templates(specimen: Specimen) {
    let schema = TemplateSchema(root: RecordType("root", []))
    for bytes in specimen.damagedCopies {
      let set = TemplateSet(sources: [TemplateSource(name: "page", path: specimen.path, text: bytes)], schema: schema)
      let lines = 1 + bytes.count { $0 == UInt8(ascii: "\n") }
      #expect(set.problems.allSatisfy { (1...lines).contains($0.location.line) }, "\(specimen.path)")
    }
  }
}

extension HTML {
  /// No element that runs something; text and attribute values cannot hold `<`.
  fileprivate var hasNothingActive: Bool {
    let text = string.lowercased()
    return ["<script", "<style", "<object", "<embed", "<iframe", "href=\"javascript:", " onerror=\""].allSatisfy {
      !text.contains($0)
    }
  }
}
