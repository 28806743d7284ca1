import Testing

/// What `make fuzz` looks for, on what is known already: whatever bytes come in, readers keep their promises or give an
/// error, and never trap.
struct FuzzTests {
  /// What earlier fuzzing found to lead into different parts of the code.
  @Test(arguments: FuzzTarget.allCases)
  func corpus(target: FuzzTarget) throws {
    let inputs = Specimen.below("Fuzzing/Corpus/\(target.rawValue)")
    #expect(!inputs.isEmpty)
    for input in inputs { check(target, input.bytes, input.path) }
  }

  /// What arrives when a transfer breaks off.
  @Test(arguments: Specimen.feeds)
  func beginningsOfFeeds(specimen: Specimen) {
    for bytes in specimen.beginnings { check(.feed, bytes, "the first \(bytes.count) bytes of \(specimen.path)") }
  }

  @Test(arguments: Specimen.pages)
  func beginningsOfPages(specimen: Specimen) {
    for bytes in specimen.beginnings {
      for target in [FuzzTarget.frontmatter, .shortcodes, .sanitizer, .pageImport] {
        check(target, bytes, "the first \(bytes.count) bytes of \(specimen.path)")
      }
    }
  }

  @Test(arguments: Specimen.templates)
  func beginningsOfTemplates(specimen: Specimen) {
    for bytes in specimen.beginnings { check(.templates, bytes, "the first \(bytes.count) bytes of \(specimen.path)") }
  }

  private func check(_ target: FuzzTarget, _ bytes: [UInt8], _ what: String) {
    #expect(throws: Never.self, "\(target.rawValue): \(what)") { try target.check(bytes) }
  }
}
