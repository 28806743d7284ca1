/// Why a new site or page was not written.
public struct ScaffoldError: Error, Sendable {
  public var message: String
  public var help: String?
  /// Whether something else must be asked for, rather than the disk refused.
  public var isRefusal: Bool

  static func refused(_ message: String, help: String) -> ScaffoldError {
    ScaffoldError(message: message, help: help, isRefusal: true)
  }

  init(message: String, help: String? = nil, isRefusal: Bool) {
    self.message = message
    self.help = help
    self.isRefusal = isRefusal
  }

  init(_ error: FileError) {
    self.init(message: "\(error.path) cannot be written: \(error.reason)", isRefusal: false)
  }
}
