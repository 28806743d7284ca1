import Synchronization
import Testing

@testable import Transport

struct AddressBookTests {
  private final class Names: Sendable {
    private let asked = Mutex<[String]>([])
    var all: [String] { asked.withLock { $0 } }
    func ask(_ name: String) { asked.withLock { $0.append(name) } }
  }

  @Test func asksOnceAndRemembersTheReachedAddress() async throws {
    let names = Names()
    let book = AddressBook { name in
      names.ask(name)
      return ["10.0.0.1", "nonsense", "10.0.0.2", "::1"]
    }
    async let first = book.addresses(of: "a.test")
    async let second = book.addresses(of: "a.test")
    #expect(try await first.map(\.description) == ["10.0.0.1", "10.0.0.2", "::1"])
    #expect(try await second == first)
    await book.reached(NetworkAddress(v4: 0x0A00_0002), of: "a.test")
    #expect(try await book.addresses(of: "a.test").map(\.description) == ["10.0.0.2", "10.0.0.1", "::1"])
    #expect(names.all == ["a.test"])
  }

  @Test func asksAgainAfterAFailure() async throws {
    let names = Names()
    let book = AddressBook { name in
      names.ask(name)
      return names.all.count == 1 ? [] : ["10.0.0.1"]
    }
    await #expect(throws: FetchFailure.retry("host name not found (a.test)")) { try await book.addresses(of: "a.test") }
    #expect(try await book.addresses(of: "a.test").map(\.description) == ["10.0.0.1"])
  }

  @Test func theSystemKnowsLocalhost() async throws {
    #expect(try await SystemResolver.addresses(of: "localhost").contains("127.0.0.1"))
  }
}
