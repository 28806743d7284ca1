import Testing

@testable import Generator

@Suite struct QuantitiesTests {
  @Test(arguments: [
    ("500ms", 0.5), ("10s", 10), ("5m", 300), ("6h", 21_600), ("7d", 604_800), ("2w", 1_209_600), ("90", 90),
    ("1.5h", 5400), ("10 s", 10), ("0", 0),
  ])
  func seconds(_ text: String, _ expected: Double) { #expect(Quantity.seconds(text) == expected) }

  @Test(arguments: ["", "s", "ten", "-1s", "5 parsecs", "1e999s", "nan"])
  func noTime(_ text: String) { #expect(Quantity.seconds(text) == nil) }

  @Test(arguments: [
    ("500kB", 500_000), ("20MB", 20_000_000), ("1GB", 1_000_000_000), ("20MiB", 20_971_520), ("20mb", 20_000_000),
    ("512", 512), ("512B", 512), ("0.5kB", 500),
  ])
  func bytes(_ text: String, _ expected: Int) { #expect(Quantity.bytes(text) == expected) }

  @Test(arguments: ["", "MB", "-1MB", "99999999999GB", "1TB"])
  func noSize(_ text: String) { #expect(Quantity.bytes(text) == nil) }

  @Test(arguments: [("50%", 0.5), ("0.5", 0.5), ("0%", 0), ("100%", 1), ("1", 1)])
  func share(_ text: String, _ expected: Double) { #expect(Quantity.share(text) == expected) }

  @Test(arguments: ["", "%", "101%", "-1%", "half", "nan"])
  func noShare(_ text: String) { #expect(Quantity.share(text) == nil) }
}
