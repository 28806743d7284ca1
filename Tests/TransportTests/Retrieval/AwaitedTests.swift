import Testing

@testable import Transport

struct AwaitedTests {
  @Test func givesTheFirstValueToAll() async throws {
    let awaited = Awaited<Int>()
    async let early = awaited.value()
    awaited.fulfil(1)
    awaited.fulfil(2)
    let late = try await awaited.value()
    #expect(try await early == 1)
    #expect(late == 1)
    #expect(awaited.current == 1)
  }

  @Test func letsGoOfACancelledWaiter() async throws {
    let awaited = Awaited<Int>()
    let waiter = Task { try await awaited.value() }
    waiter.cancel()
    await #expect(throws: CancellationError.self) { try await waiter.value }
    #expect(awaited.current == nil)
  }
}
