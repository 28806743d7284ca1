/// What ssh says when a host has another key than the one that is known of it: a banner, and the advice of many lines.
enum ChangedHostKey {
  /// Nil when it says something else.
  static func failure(_ said: String, at place: String) -> TransportFailure? {
    guard said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED") || said.contains("knownhosts: key mismatch") else {
      return nil
    }
    let lines = said.split(whereSeparator: \.isNewline)
    let host = lines.lazy.compactMap { between("Host key for ", " has changed", $0) }.first
    let known = lines.lazy.compactMap(knownHosts).first
    let print = lines.first { $0.hasPrefix("SHA256:") }.map { $0.prefix { !$0.isWhitespace && $0 != "." } }
    let file = known.flatMap { $0.hasSuffix("/.ssh/known_hosts") ? nil : "-f \(quoted($0)) " } ?? ""
    return TransportFailure(
      .remote,
      "\(place) is not the host that is known: the key of \(host ?? "the host") has changed. Somebody may have come between "
        + "you and the host (an attack), or it was set up anew; nothing was sent",
      help:
        "ask whoever runs the host whether its key is new\(print.map { " (\($0))" } ?? ""); only if so, forget the old one "
        + "with  ssh-keygen \(file)-R \(quoted(host ?? "HOST"))  and connect once by hand")
  }

  /// `Offending ED25519 key in /home/ada/.ssh/known_hosts:3`
  private static func knownHosts(_ line: Substring) -> Substring? {
    guard line.hasPrefix("Offending "), let start = line.firstRange(of: " key in ")?.upperBound else { return nil }
    let place = line[start...]
    return place.lastIndex(of: ":").map { place[..<$0] } ?? place
  }

  private static func between(_ start: String, _ end: String, _ line: Substring) -> Substring? {
    guard line.hasPrefix(start), let cut = line.firstRange(of: end) else { return nil }
    return line[..<cut.lowerBound].dropFirst(start.count)
  }

  /// For the shell, which gives `[` a meaning of its own.
  private static func quoted(_ word: Substring) -> String {
    let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "./-_@:".contains($0)) }
    return isPlain ? String(word) : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
