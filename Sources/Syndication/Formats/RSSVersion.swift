import Markup

/// Which of the formats called RSS a document is.
enum RSSVersion {
  static func source(of root: XMLElement, _ context: inout FeedContext) -> FeedSource {
    let channel = root.children.first { ASCII.equalIgnoringCase($0.name, "channel") }
    let addresses = [channel?.namespace ?? "", root.namespace]
    if ASCII.equalIgnoringCase(root.name, "rdf") { return FeedSource(format: .rdf, version: rdf(root, addresses)) }
    if addresses.contains(where: { !$0.isEmpty && $0.contains("purl.org/net/rss1.1") }) {
      return FeedSource(format: .rdf, version: "1.1")
    }
    let version = ASCII.trimmed(root.attribute("version") ?? root.attributeInAnyCase("version") ?? "")
    check(version, at: root.location, &context)
    return FeedSource(format: .rss, version: version)
  }

  private static func rdf(_ root: XMLElement, _ addresses: [String]) -> String {
    let all = addresses + root.children.map(\.namespace)
    if all.contains(where: { $0.contains("purl.org/rss/1.0") && !$0.contains("modules") }) { return "1.0" }
    return all.contains { $0.contains("netscape.com/rdf/simple/0.9") } ? "0.90" : ""
  }

  private static let known: Set<String> = [
    "2.0", "0.90", "0.91", "0.92", "0.93", "0.94", "2.00", "2.0.0", "2.0.1", "2.0.2", "2.0.3", "2.0.11", "2.1", "2.01",
  ]

  private static func check(
    _ version: String, at location: @autoclosure () -> SourceLocation, _ context: inout FeedContext
  ) {
    if known.contains(version) { return }
    context.warn(
      .version, at: location(),
      version.isEmpty ? "no version of RSS is named" : "'\(FeedContext.short(version))' is no version of RSS")
  }
}
