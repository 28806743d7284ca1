/// Damage done to a good file, the same again for the same seed.
struct Damage: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The file after one to eight accidents; every fourth one is also cut off.
  mutating func damaged(_ file: [UInt8]) -> [UInt8] {
    var bytes = file
    for _ in 0..<Int.random(in: 1...8, using: &self) where !bytes.isEmpty { accident(&bytes) }
    if Int.random(in: 0..<4, using: &self) == 0 { bytes = Array(bytes.prefix(place(bytes))) }
    return bytes
  }

  private mutating func accident(_ bytes: inout [UInt8]) {
    let (a, b) = (place(bytes), place(bytes))
    switch Int.random(in: 0..<5, using: &self) {
    case 0: bytes[a] = .random(in: 0...255, using: &self)
    case 1: bytes.removeSubrange(min(a, b)..<min(max(a, b), min(a, b) + 40))
    case 2: bytes.insert(contentsOf: bytes[min(a, b)..<min(max(a, b), min(a, b) + 200)], at: place(bytes))
    case 3: bytes.swapAt(a, b)
    default: bytes.insert(contentsOf: Self.words.randomElement(using: &self)?.utf8 ?? "".utf8, at: a)
    }
  }

  private mutating func place(_ bytes: [UInt8]) -> Int {
    bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &self)
  }

  /// What means something to one reader or another.
  private static let words = [
    "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;",
    "&nbsp;",
    "<script>alert(1)</script>", "<a href=\"javascript:alert(1)\">", "<img src=x onerror=alert(1)>", "<svg><style>",
    "{{", "}}", "{{{", "{{#", "{{/", "{{=<% %>=}}", "{{<", "{{$", "[", "]", "(", "`", "```\n", "*", "_", "\n\n", "\n> ",
    "\n- ",
    "{", "}", "\\u0000", "\\uD800", "\u{FEFF}", "\u{2028}", "\u{0}", "99999999999999999999", "-1", "e999",
    "xml:base=\"http://[\"", "http://", "%00", "../",
  ]
}
