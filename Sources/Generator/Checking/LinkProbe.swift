public import Syndication

/// The port through which a check asks whether links to other sites work; `Transport` fills it.
public protocol LinkProbe: Sendable {
  /// What came of each address; `policy` is that of feeds.
  func probe(_ urls: Set<WebURL>, policy: RequestPolicy) async -> [WebURL: LinkAnswer]
}

public enum LinkAnswer: Sendable, Hashable {
  /// Something is there.
  case works
  /// The server says that there is nothing (any more).
  case dead(reason: String)
  /// It does not say: it is busy, down, or lets in only people.
  case unverified(reason: String)
}

/// A link to another site.
struct OutwardLink: Sendable {
  var url: WebURL
  var offset: Int

  /// Nil for what is no address.
  init?(_ address: String, at offset: Int, isSecure: Bool) {
    let isComplete = !address.hasPrefix("//") && !address.hasPrefix("\\\\")
    guard let url = WebURL(isComplete ? address : (isSecure ? "https:" : "http:") + address), url.isAbsolute else {
      return nil
    }
    self.url = url.withoutFragment
    self.offset = offset
  }
}

extension PageScan {
  /// Adds what is wrong with links to other sites.
  mutating func judge(_ answers: [WebURL: LinkAnswer]) {
    for link in outward {
      switch answers[link.url] {
      case .works, nil: break
      case .dead(let reason):
        findings.append(
          Finding(
            .deadLink, at: link.offset, "\(link.url) is not there: \(reason)",
            help: "look for its new address, or take the link out"))
      case .unverified(let reason):
        findings.append(
          Finding(
            .unverifiedLink, .warning, at: link.offset, "\(link.url) cannot be verified: \(reason)",
            help: "open it in a browser"))
      }
    }
  }
}
