import Testing

@testable import Generator

struct PulledChangeTests {
  /// What was written last, what the page says, what the gallery has now; nil where the key is not there.
  private static let cases: [(base: String?, own: String?, new: String?, change: PulledChange)] = [
    ("a", "a", "a", .none), ("a", "a", "b", .write(.text("b"))), ("a", "mine", "a", .none), ("a", "mine", "b", .kept),
    ("a", "b", "b", .none), ("a", nil, "b", .kept), ("a", nil, "a", .none), (nil, nil, "b", .add(.text("b"))),
    (nil, "mine", "b", .kept), ("", nil, "b", .add(.text("b"))), ("a", "a", "", .write(.text(""))),
    (nil, nil, "", .none), ("a", "a", nil, .none),
  ]

  @Test(arguments: cases)
  func threeWays(base: String?, own: String?, new: String?, change: PulledChange) {
    func value(_ text: String?) -> PulledValue? { text.map { .text($0) } }
    #expect(PulledChange(base: value(base), own: value(own), new: value(new)) == change)
  }

  @Test func memoryIsReadAsItIsWritten() throws {
    var fields = PulledFields()
    fields["title"] = .text("Söder \"ön\"\n")
    fields["tags"] = .list(["sea", "b, c"])
    var memory = PulledMemory()
    memory.entries["AEAAQdbniShi"] = .init(file: "content/galleries/a.md", fields: fields)
    #expect(PulledMemory(memory.bytes) == memory)
    #expect(
      String(decoding: memory.bytes, as: UTF8.self) == """
        {
          "galleries": {
            "AEAAQdbniShi": {
              "file": "content/galleries/a.md",
              "tags": [
                "sea",
                "b, c"
              ],
              "title": "Söder \\"ön\\"\\n"
            }
          }
        }

        """)
  }

  @Test(arguments: [
    "", "[]", "{", #"{"galleries":{"A":{"file":"content/a.m"#, #"{"galleries":{"A":{"file":"../a.md"}}}"#,
    #"{"galleries":{"A":{"file":"/a.md"}}}"#, #"{"galleries":{"A":{}}}"#,
  ])
  func whatIsNoMemory(text: String) {
    #expect(PulledMemory(Array(text.utf8)) == nil)
  }
}
