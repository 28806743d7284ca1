import Generator
import Testing

@testable import Transport

@Suite struct PublishLedgerTests {
  private let digest = String(repeating: "0a", count: 32)

  @Test func isWrittenAsLinesAndReadAgain() throws {
    let ledger = PublishLedger(
      token: "k3",
      files: [
        try path("ä/a b.css"): .init(digest: digest, size: 12), try path("index.html"): .init(digest: nil, size: 7),
      ])
    let text = "sitegen published 1\nk3\n- 7 index.html\n\(digest) 12 ä/a b.css\n"
    #expect(String(decoding: ledger.bytes, as: UTF8.self) == text)
    #expect(PublishLedger(ledger.bytes) == ledger)
  }

  @Test(arguments: ["", "something of somebody else\n", "sitegen published 1"])
  func whatIsNoListHandsThePlaceOver(text: String) {
    let ledger = PublishLedger(Array(text.utf8))
    #expect(ledger.isHandedOver)
    #expect(ledger.files.isEmpty)
  }

  @Test func linesThatAreNoSafePathAreLeftOut() throws {
    let text = "sitegen published 1\nk3\n- 1 ../x\n- 1 /etc/passwd\n- 1 .sitegen-published\nnonsense\n- 1 a.css\n"
    #expect(PublishLedger(Array(text.utf8)).files == [try path("a.css"): .init(digest: nil, size: 1)])
  }

  private func path(_ text: String) throws -> OutputPath { try #require(OutputPath(text)) }
}
