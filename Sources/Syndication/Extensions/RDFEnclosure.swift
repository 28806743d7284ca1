import Markup

/// The enclosure module of RSS 1.0: `<enc:enclosure rdf:resource="…" enc:type="…" enc:length="…"/>`.
enum RDFEnclosure {
  static func read(_ child: XMLElement, base: WebURL?, into draft: inout EntryDraft, _ context: inout FeedContext) {
    guard child.name == "enclosure" else { return }
    let own = child.namespace
    let address = child.attribute("resource", namespace: XMLNames.rdf) ?? child.attribute("url", namespace: own)
    guard let address else {
      context.warn(.missingElement, at: child.location, "an enclosure has no address")
      return
    }
    let url = context.url(from: address, at: child.location, base: context.base(in: child, base))
    guard let url else { return }
    let size = child.attribute("length", namespace: own).flatMap { context.count(from: $0, at: child.location) }
    draft.enclosures.append(
      Attachment(url: url, mimeType: child.attribute("type", namespace: own) ?? "", size: size == 0 ? nil : size))
  }
}
