import ArgumentParser
import Cincopa

extension PublicID {
  /// An id as it was typed; wrong usage when it is none.
  static func argument(_ text: String) throws -> Self {
    do throws(IdentifierError) { return try Self(text) } catch {
      throw ValidationError(error.message + (error.help.map { "\nHelp:  \($0)" } ?? ""))
    }
  }
}
