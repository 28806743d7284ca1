/// Code for a script element. What stands in the literal is code; interpolated text becomes a string literal with its
/// quotes, in which nothing can end the literal or the script element:
///
///     let code: JavaScript = "play(\(title));"    // play("it\u0026s");
public struct JavaScript: Sendable, Hashable {
  /// UTF-8.
  public private(set) var bytes: [UInt8]

  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension JavaScript: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    bytes = Array(text.utf8)
  }

  public init(stringInterpolation: Interpolation) {
    bytes = stringInterpolation.bytes
  }

  public struct Interpolation: StringInterpolationProtocol, Sendable {
    fileprivate var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    public mutating func appendLiteral(_ literal: String) {
      bytes.append(contentsOf: literal.utf8)
    }

    /// A string literal: quoted and escaped.
    public mutating func appendInterpolation(_ value: String) {
      Escape.javaScript(value, into: &bytes)
    }

    public mutating func appendInterpolation(_ value: Int) {
      bytes.append(contentsOf: String(value).utf8)
    }

    public mutating func appendInterpolation(_ value: Bool) {
      bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Code within code.
    public mutating func appendInterpolation(_ code: JavaScript) {
      bytes.append(contentsOf: code.bytes)
    }
  }
}
