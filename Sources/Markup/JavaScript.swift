/// Code for a script element. What stands in the literal is code; interpolated text becomes a string literal with its
/// quotes, in which nothing can end the literal or the script element:
///
///     let code: JavaScript = "play(\(title));"    // play("it\u0026s");
public struct JavaScript: Sendable, Hashable {
  public private(set) var text: String
}

extension JavaScript: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    self.text = text
  }

  public init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  public struct Interpolation: StringInterpolationProtocol, Sendable {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    public mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// A string literal: quoted and escaped.
    public mutating func appendInterpolation(_ value: String) {
      text += Escape.javaScript(value)
    }

    public mutating func appendInterpolation(_ value: Int) {
      text += String(value)
    }

    public mutating func appendInterpolation(_ value: Bool) {
      text += value ? "true" : "false"
    }

    /// Code within code.
    public mutating func appendInterpolation(_ code: JavaScript) {
      text += code.text
    }
  }
}
