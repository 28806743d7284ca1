import Markup
import Testing

@testable import Generator

@Suite struct ShortCodeTests {
  private func scan(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ShortCode.scan(bytes[...]).map {
      "\($0.kind) \($0.argument) \(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    ("[cincopa AEAAQdbniShi]", ["cincopa AEAAQdbniShi [cincopa AEAAQdbniShi]"]),
    ("a [cincopa AE_x--_] b [gallery t]", ["cincopa AE_x--_ [cincopa AE_x--_]", "gallery t [gallery t]"]),
    ("[cincopa\tT!A]", ["cincopa T!A [cincopa\tT!A]"]), ("[cincopa   x  y ]", ["cincopa x  y [cincopa   x  y ]"]),
    ("[cincopa a][cincopa b]", ["cincopa a [cincopa a]", "cincopa b [cincopa b]"]),
    ("[[gallery a]]", ["gallery a [gallery a]"]), ("[gallery ]", ["gallery  [gallery ]"]),
  ])
  func codes(_ text: String, _ expected: [String]) { #expect(scan(text) == expected) }

  @Test(arguments: [
    "", "[", "[cincopa", "[cincopa]", "[cincopax y]", "[Cincopa x]", "\\[cincopa x]", "![cincopa x]", "[cincopa x](y)",
    "[gallery x]: y", "[gallery x][y]", "[cincopa\nx]", "[cincopa x",
    "[cincopa " + String(repeating: "x", count: 500) + "]",
  ])
  func none(_ text: String) { #expect(scan(text) == []) }
}
