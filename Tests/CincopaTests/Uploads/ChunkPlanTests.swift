import Testing

@testable import Cincopa

@Suite struct ChunkPlanTests {
  @Test(arguments: [
    (1, 10, [0..<1]), (10, 10, [0..<10]), (11, 10, [0..<10, 10..<11]), (30, 10, [0..<10, 10..<20, 20..<30]),
  ])
  func pieces(_ total: Int, _ size: Int, _ pieces: [Range<Int>]) throws {
    let plan = try #require(ChunkPlan(total: total, size: size))
    #expect((0..<plan.count).map { plan[$0] } == pieces)
  }

  @Test func theExampleOfTheDocumentation() throws {
    let plan = try #require(ChunkPlan(total: 306_519_703))
    #expect(plan.count == 30)
    #expect(plan[1] == 10_240_000..<20_480_000)
    #expect(plan[29] == 296_960_000..<306_519_703)
  }

  @Test func nothingIsNoFile() {
    #expect(ChunkPlan(total: 0) == nil)
    #expect(ChunkPlan(total: -1) == nil)
    #expect(ChunkPlan(total: 5, size: 0) == nil)
  }

  @Test func headersOfTheDocumentation() {
    let headers = ChunkHeaders(
      fileName: "this_is_the_file_name.mp4", range: 10_240_000..<20_480_000, total: 306_519_703, uniqueID: "a-1")
    #expect(
      headers.fields.map { "\($0.name): \($0.value)" } == [
        "X-File-Name: this_is_the_file_name.mp4", "Content-Range: bytes 10240000-20480000/306519703",
        "Content-Length: 10240000", "unique-id: a-1", "Content-Type: multipart/form-data",
      ])
  }

  @Test(arguments: [
    ("söder ön.mp4", "s%C3%B6der%20%C3%B6n.mp4"), ("a\r\nX: 1.mp4", "a%0D%0AX%3A%201.mp4"),
    ("日本.jpg", "%E6%97%A5%E6%9C%AC.jpg"),
    ("100% & more!.mp3", "100%25%20%26%20more%21.mp3"),
  ])
  func namesAreEncoded(_ name: String, _ encoded: String) {
    let headers = ChunkHeaders(fileName: name, range: 0..<1, total: 1, uniqueID: "a")
    #expect(headers.fields[0].value == encoded)
  }
}
