import Testing

@testable import Templates

struct SlotTableTests {
  @Test(arguments: [0, 1, 2, 7, 40, 300])
  func everyNameHasItsSlot(count: Int) {
    let names = (0..<count).map { "name_\($0)" }
    let table = SlotTable(names.map(Name.init))
    #expect(names.map { table.slot(Name($0).hash) } == Array(0..<count))
    #expect(table.slot(Name("other").hash) == -1)
  }

  @Test func ofANameDeclaredTwiceTheFirstCounts() {
    let type = RecordType("t", [Field("a", type: .text), Field("b", type: .text), Field("a", type: .int)])
    #expect(type.slot(hash: Name("a").hash) == 0)
    #expect(type.slot(hash: Name("b").hash) == 1)
    #expect(type.slot(hash: Name("c").hash) == nil)
  }
}
