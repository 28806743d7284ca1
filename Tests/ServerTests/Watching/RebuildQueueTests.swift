import Testing

@testable import Server

struct RebuildQueueTests {
  private let queue = RebuildQueue(rest: .zero)

  @Test func whatComesMeanwhileIsOneRequest() async {
    await queue.add(changed: ["a"])
    await queue.add(changed: ["b", "a"])
    await queue.addRefresh()
    var expected = RebuildRequest()
    expected.changed = ["a", "b"]
    expected.refreshes = true
    #expect(await queue.next() == expected)
    await queue.add(changed: nil)
    expected = RebuildRequest()
    expected.isUnsure = true
    #expect(await queue.next() == expected)
  }

  @Test func nextWaits() async {
    async let next = queue.next()
    await queue.add(changed: ["a"])
    #expect(await next?.changed == ["a"])
  }

  @Test func endEndsTheWaiting() async {
    async let next = queue.next()
    await queue.end()
    #expect(await next == nil)
    await queue.add(changed: ["a"])
    #expect(await queue.next() == nil)
  }
}
