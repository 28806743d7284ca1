import Testing

@testable import Markup

struct ASCIITextTests {
  @Test func asciiIsTextAndAllElseIsNot() {
    for count in 0..<40 {
      let text = String(repeating: "a~\u{1}", count: 14).prefix(count)
      #expect(String(ascii: Array(text.utf8).span) == String(text))
      for place in 0..<count {
        var bytes = Array(text.utf8)
        bytes[place] = 0x80
        #expect(String(ascii: bytes.span) == nil)
        #expect(String(text: bytes.span) == String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test(arguments: ["", "a", "é", "a long text with an é", "日本語"])
  func textIsWhatItWas(_ text: String) {
    #expect(String(text: Array(text.utf8).span) == text)
  }

  /// Of every length, and wherever they differ.
  @Test func bytesAreTheSameOnlyIfAllAre() {
    for count in 0..<20 {
      let name = Array("abcdefghijklmnopqrstuvwxyz".utf8.prefix(count))
      let isSame = { (other: [UInt8]) in
        (name + other).withUnsafeBufferPointer { $0.isSame(0..<count, at: count) }
      }
      #expect(isSame(name) && isSame(name + [0x20]))
      if count > 0 { #expect(!isSame(Array(name.dropLast()))) }
      for place in 0..<count {
        var other = name
        other[place] ^= 0x20
        #expect(!isSame(other))
      }
    }
  }
}
