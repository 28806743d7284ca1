/// An attribute as read: the name from the allow-list, the value decoded.
struct HTMLAttribute {
  var name: StaticString
  var value: String

  func isNamed(_ other: StaticString) -> Bool {
    name.utf8CodeUnitCount == other.utf8CodeUnitCount && name.utf8Start.pointee == other.utf8Start.pointee
      && name.description == other.description
  }

  /// ` name="value"`, escaped.
  func write(into bytes: inout [UInt8]) {
    bytes.append(0x20)
    Escape.append(name, to: &bytes)
    Escape.append("=\"", to: &bytes)
    Escape.html(value, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
