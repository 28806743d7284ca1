/// Whole numbers as decimal digits, without a string in between.
public enum DecimalDigits {
  public static func append(_ number: Int, to output: inout [UInt8]) { write(number, to: &output) }

  public static func append(_ number: Int, to output: inout ByteBuffer) { write(number, to: &output) }

  @inline(__always)
  private static func write(_ number: Int, to output: inout (some ByteSink & ~Copyable)) {
    var rest = number.magnitude
    var place: UInt = 1
    while rest / place > 9 { place *= 10 }
    if number < 0 { output.append(UInt8(ascii: "-")) }
    while place > 0 {
      output.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }
}
