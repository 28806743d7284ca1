import Testing

@testable import Markup

@Suite struct FingerprintTests {
  @Test func everyBitCounts() {
    for length in [1, 7, 8, 15, 16, 17, 31, 32, 63, 64, 65, 96, 100] {
      var seen: Set<Fingerprint> = [Fingerprint([UInt8](repeating: 0, count: length))]
      for bit in 0..<(length * 8) {
        var bytes = [UInt8](repeating: 0, count: length)
        bytes[bit / 8] = 1 << (bit % 8)
        #expect(seen.insert(Fingerprint(bytes)).inserted, "\(length) bytes, bit \(bit)")
      }
    }
  }

  @Test func lengthAndOrderCount() {
    #expect(Set((0...300).map { Fingerprint([UInt8](repeating: 0, count: $0)) }).count == 301)
    #expect(print("ab", "c") != print("a", "bc"))
    #expect(print("a", "b") != print("b", "a"))
    #expect(print("", "a") != print("a", ""))
    #expect(print(nil) != print(""))
    #expect(print("a", "b") == print("a", "b"))
  }

  /// Kept on the disk: the same with every build of the program.
  @Test func isTheSameEverywhere() {
    var print = Fingerprint()
    print.add("The quick brown fox jumps over the lazy dog, and then it does so once more, and again.")
    print.add(7)
    #expect((print.first, print.second) == (0xA792_1534_0810_9667, 0xA449_5F0B_91BC_A234))
  }

  private func print(_ texts: String?...) -> Fingerprint {
    var print = Fingerprint()
    for text in texts { print.add(text) }
    return print
  }
}
