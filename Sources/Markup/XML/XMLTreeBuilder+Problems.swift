import Clibxml2

extension XMLTreeBuilder {
  /// - Parameter place: of the byte; nil for the one that libxml2 stands at.
  mutating func note(_ kind: XMLProblem.Kind, at place: Int? = nil, _ message: @autoclosure () -> String) {
    guard findings.count < limits.problems else { return }
    findings.append(XMLFinding(kind: kind, offset: place ?? offset, message: message()))
  }

  /// What libxml2 found. The first reading ends at broken markup, so that it can be repaired; the second goes on.
  mutating func report(_ error: xmlError) {
    switch error.level {
    case XML_ERR_FATAL where !isRecovering:
      isBroken = true
      firstError = XMLFinding(kind: .damaged, offset: offset, message: Self.message(error))
      halt()
    case XML_ERR_FATAL:
      errorCount += 1
      note(.damaged, Self.message(error))
      if errorCount > Self.errorLimit { halt() }
    case XML_ERR_ERROR where error.code == Int32(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue):
      noteUndeclared(error)
    case XML_ERR_ERROR:
      note(.damaged, Self.message(error))
    default:
      break
    }
  }

  /// Writing a message takes libxml2 about 1 µs, and a repaired document has next to none.
  private static let errorLimit = 10_000
  private static let undeclaredLimit = 200_000

  /// Once for each prefix.
  private mutating func noteUndeclared(_ error: xmlError) {
    errorCount += 1
    if errorCount == Self.undeclaredLimit {
      note(.limit, "too many prefixes are not declared; what follows was left out")
      halt()
    }
    guard findings.count < limits.problems else { return }
    let prefix = error.str1.map { String(cString: $0) } ?? ""
    guard undeclared.insert(prefix).inserted else { return }
    note(.namespace, at: tagOffset, "the prefix '\(prefix)' is not declared")
  }

  private static func message(_ error: xmlError) -> String {
    guard let message = error.message else { return "the markup is broken" }
    let text = String(cString: message)
    return text.last == "\n" ? String(text.dropLast()) : text
  }
}
