import Markup

/// What the elements of one item say, with the rank of each, until the item ends.
struct EntryDraft {
  var id = Choice<String>()
  var url = Choice<WebURL>()
  var title = Choice<String>()
  var content = Choice<(raw: RawContent, base: WebURL?)>()
  /// What `summary` is made of. `content` may be the same element: then it is worked on once.
  var summary = Choice<RawContent>()
  var published = Choice<Timestamp>()
  var modified = Choice<Timestamp>()
  var language = Choice<String>()
  var authors = ListChoice<Person>()
  var tags: [String] = []
  var enclosures: [Attachment] = []
  var media = MediaDraft()
  /// The rank at which one element was offered both as content and as summary.
  private var shared: (content: Int, summary: Int)?

  /// Whether the chosen content and the chosen summary come from that element.
  private var isShared: Bool {
    guard let shared else { return false }
    return !content.wants(rank: shared.content) && content.wants(rank: shared.content - 1)
      && !summary.wants(rank: shared.summary) && summary.wants(rank: shared.summary - 1)
  }

  mutating func offer(description raw: RawContent, base: WebURL?, content rank: Int, summary summaryRank: Int) {
    guard !raw.isBlank else { return }
    if content.wants(rank: rank), summary.wants(rank: summaryRank) { shared = (rank, summaryRank) }
    content.offer((raw, base), rank: rank)
    summary.offer(raw, rank: summaryRank)
  }

  mutating func offer(tags text: String, separator: Character? = nil) {
    let parts = separator.map { text.split(separator: $0).map(String.init) } ?? [text]
    tags.append(contentsOf: parts.compactMap(PlainText.fromMarkup))
  }

  /// What was said moves into the entry, which is empty.
  /// - Parameter safe: makes its content safe.
  mutating func fill(_ entry: inout Entry, _ safe: Content) {
    title.offer(media.title.take(), rank: 1)
    summary.offer(media.description.take(), rank: 1)
    if let id = id.take() { entry.id = id }
    if let title = title.take() { entry.title = title }
    fillContent(of: &entry, safe)
    if safe.isOfText { entry.content = nil }
    entry.url = url.take()
    entry.published = published.value
    entry.modified = modified.value
    entry.language = language.take()
    swap(&entry.authors, &authors.values)
    swap(&entry.tags, &tags)
    swap(&entry.attachments, &enclosures)
    media.fill(&entry)
  }

  private func fillContent(of entry: inout Entry, _ safe: Content) {
    guard isShared else {
      if !safe.isOfText { entry.content = content.value.flatMap { $0.raw.html(base: $0.base, safe) } }
      entry.summary = summary.value?.plainText
      return
    }
    if let plain = summary.value?.ifPlain {
      (entry.content, entry.summary) = (plain.html, PlainText.fromText(plain.text))
    } else if safe.isOfText, let text = summary.value?.simpleText(safe) {
      if !text.isEmpty { entry.summary = text }
    } else if let simple = summary.value?.ifSimple(safe) {
      entry.content = simple.html
      if !simple.text.isEmpty { entry.summary = simple.text }
    } else {
      entry.content = content.value.flatMap { $0.raw.html(base: $0.base, safe) }
      entry.summary = entry.content.flatMap(PlainText.fromSanitized)
    }
  }
}
